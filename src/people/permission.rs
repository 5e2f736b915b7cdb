//! Who may do what: the one place that says it. A row of `http/routes.rs` names a [`Permission`]; the guard asks
//! [`Caller::may`]. Commands on the data directory itself need no permission: who can read it owns it.

use crate::domain::{KeyPreset, ProjectId, Role, Scope, UserId, WorkflowId, WorkflowRole};
use crate::language::Lang;

/// Claim, answer, skip, undo: everybody with a role in the project.
pub const LABEL: &[Role] = &[Role::Labeler, Role::Reviewer, Role::Lead, Role::Engineer];
/// Look at items, rounds and people's work. Labelers see only what they are handed, so that nobody's answer leans on
/// another's and the texts stay with those who need them.
pub const LEAD: &[Role] = &[Role::Lead, Role::Engineer];
/// Import, train, export, change settings.
pub const RUN: &[Role] = &[Role::Engineer];

/// Post decisions and follow them: programs, and whoever runs the workflow.
pub const ROUTE: &[WorkflowRole] = &[WorkflowRole::Agent, WorkflowRole::Engineer];
/// Review decisions. Programs never do.
pub const REVIEW: &[WorkflowRole] = &[WorkflowRole::Reviewer, WorkflowRole::Lead];
/// Follow a decision. Reviewers see only what they are handed: their second looks stay blind.
pub const FOLLOW: &[WorkflowRole] = &[WorkflowRole::Agent, WorkflowRole::Lead, WorkflowRole::Engineer];
/// Look at a workflow's queue and its policies.
pub const WATCH: &[WorkflowRole] = &[WorkflowRole::Reviewer, WorkflowRole::Lead, WorkflowRole::Engineer];
/// Stop a workflow or what is about to act; whoever works in it may.
pub const STOP: &[WorkflowRole] = WATCH;
/// Propose, activate and replay policies.
pub const GOVERN: &[WorkflowRole] = &[WorkflowRole::Lead, WorkflowRole::Engineer];
/// Change a workflow's settings and where its notices go.
pub const ENGINEER: &[WorkflowRole] = &[WorkflowRole::Engineer];
/// Anybody in the workflow.
pub const IN_WORKFLOW: &[WorkflowRole] = &WorkflowRole::ALL;

/// What a row of the route table asks of its caller. A token also needs the scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Anybody. Signing in, static files, health.
    Public,
    /// Anybody signed in.
    SignedIn(Scope),
    /// One of these roles in the project that the path names.
    InProject(&'static [Role], Scope),
    /// One of these roles in the project of the assignment that the path names. The verb checks whose it is.
    OfAssignment(&'static [Role], Scope),
    /// One of these roles in the project of the annotation that the path names. The verb checks whose it is.
    OfAnnotation(&'static [Role], Scope),
    /// One of these roles in the workflow that the path names.
    InWorkflow(&'static [WorkflowRole], Scope),
    /// One of these roles in the workflow of the decision that the path names.
    OfDecision(&'static [WorkflowRole], Scope),
    /// One of these roles in the workflow of the review that the path names. The verb checks whose it is.
    OfReview(&'static [WorkflowRole], Scope),
    /// Admins.
    Admin(Scope),
}

impl Permission {
    /// The scope a token needs; none on public rows.
    pub fn scope(self) -> Option<Scope> {
        match self {
            Permission::Public => None,
            Permission::SignedIn(scope)
            | Permission::InProject(_, scope)
            | Permission::OfAssignment(_, scope)
            | Permission::OfAnnotation(_, scope)
            | Permission::InWorkflow(_, scope)
            | Permission::OfDecision(_, scope)
            | Permission::OfReview(_, scope)
            | Permission::Admin(scope) => Some(scope),
        }
    }

    /// The roles that pass beside admins; none where any role or only admins pass.
    pub fn roles(self) -> Option<&'static [Role]> {
        match self {
            Permission::InProject(roles, _)
            | Permission::OfAssignment(roles, _)
            | Permission::OfAnnotation(roles, _) => Some(roles),
            _ => None,
        }
    }

    /// The roles in a workflow that pass beside admins; none where the row names no workflow.
    pub fn workflow_roles(self) -> Option<&'static [WorkflowRole]> {
        match self {
            Permission::InWorkflow(roles, _) | Permission::OfDecision(roles, _) | Permission::OfReview(roles, _) => {
                Some(roles)
            }
            _ => None,
        }
    }
}

/// How a caller showed who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Via {
    /// A browser's session.
    Session {
        /// SHA-256 of its secret.
        key: [u8; 32],
        /// What its forms must carry.
        csrf: String,
    },
    /// An API token.
    Token {
        /// Its id.
        id: i64,
        /// What it may be used for.
        scopes: Vec<Scope>,
    },
}

/// Whoever sends a request, as far as the guard knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// Who.
    pub person: UserId,
    /// Their name.
    pub name: String,
    /// Whether they may do everything.
    pub is_admin: bool,
    /// Which keys they are used to.
    pub keys: KeyPreset,
    /// The language they chose for their pages; none: the one that the browser asks for.
    pub language: Option<Lang>,
    /// How they showed it.
    pub via: Via,
    /// Their role in each of their projects.
    pub roles: Vec<(ProjectId, Role)>,
    /// Their role in each of their workflows.
    pub workflows: Vec<(WorkflowId, WorkflowRole)>,
}

impl Caller {
    /// Their role in a project. Admins have it without being members.
    pub fn role_in(&self, project: ProjectId) -> Option<Role> {
        if self.is_admin {
            return Some(Role::Admin);
        }
        self.roles.iter().find(|(of, _)| *of == project).map(|(_, role)| *role)
    }

    /// Whether they may do in this project what these roles may. Admins may everything.
    pub fn may(&self, roles: &[Role], project: ProjectId) -> bool {
        self.role_in(project).is_some_and(|role| role == Role::Admin || roles.contains(&role))
    }

    /// Whether what they came with may be used for this. A session may be used for everything its owner may do.
    pub fn has_scope(&self, scope: Scope) -> bool {
        match &self.via {
            Via::Session { .. } => true,
            // Whatever acts for a program must not be able to say yes to it.
            Via::Token { scopes, .. } if scope == Scope::Decide => {
                scopes.contains(&scope) && !scopes.contains(&Scope::Route) && !scopes.contains(&Scope::Effect)
            }
            Via::Token { scopes, .. } => scopes.contains(&scope) || scopes.contains(&Scope::Admin),
        }
    }

    /// Their role in a workflow; none for those who are not in it. Admins pass without one.
    pub fn role_in_workflow(&self, workflow: WorkflowId) -> Option<WorkflowRole> {
        self.workflows.iter().find(|(of, _)| *of == workflow).map(|(_, role)| *role)
    }

    /// Whether they may do in this workflow what these roles may. Admins may everything.
    pub fn may_in_workflow(&self, roles: &[WorkflowRole], workflow: WorkflowId) -> bool {
        self.is_admin || self.role_in_workflow(workflow).is_some_and(|role| roles.contains(&role))
    }

    /// The session they came with, if they did.
    pub fn session(&self) -> Option<&[u8; 32]> {
        match &self.via {
            Via::Session { key, .. } => Some(key),
            Via::Token { .. } => None,
        }
    }

    /// What their forms must carry; empty for tokens, which have no forms.
    pub fn csrf(&self) -> &str {
        match &self.via {
            Via::Session { csrf, .. } => csrf,
            Via::Token { .. } => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller(is_admin: bool, roles: &[(i64, Role)], via: Via) -> Caller {
        let roles = roles.iter().map(|(p, r)| (ProjectId(*p), *r)).collect();
        Caller {
            person: UserId(1),
            name: "ana".into(),
            is_admin,
            keys: KeyPreset::Qualm,
            language: None,
            via,
            roles,
            workflows: vec![],
        }
    }

    #[test]
    fn a_role_counts_in_its_project_only_and_admins_pass_everywhere() {
        let session = Via::Session { key: [0; 32], csrf: "c".into() };
        let engineer = caller(false, &[(1, Role::Engineer), (2, Role::Labeler)], session.clone());
        assert!(engineer.may(RUN, ProjectId(1)) && engineer.may(LABEL, ProjectId(1)));
        assert!(!engineer.may(RUN, ProjectId(2)) && engineer.may(LABEL, ProjectId(2)));
        assert!(!engineer.may(LABEL, ProjectId(3)));
        let admin = caller(true, &[], session);
        assert!(admin.may(RUN, ProjectId(9)) && admin.has_scope(Scope::Admin));
    }

    #[test]
    fn a_token_needs_its_scope_whoever_owns_it() {
        let admin = caller(true, &[], Via::Token { id: 1, scopes: vec![Scope::Label] });
        assert!(admin.has_scope(Scope::Label) && !admin.has_scope(Scope::Export));
    }

    #[test]
    fn a_programs_token_never_decides() {
        let with = |scopes: &[Scope]| caller(true, &[], Via::Token { id: 1, scopes: scopes.to_vec() });
        assert!(with(&[Scope::Decide]).has_scope(Scope::Decide));
        for scopes in
            [&[Scope::Admin][..], &[Scope::Decide, Scope::Route], &[Scope::Decide, Scope::Effect], &Scope::ALL]
        {
            assert!(!with(scopes).has_scope(Scope::Decide), "{scopes:?}");
        }
        assert!(caller(false, &[], Via::Session { key: [0; 32], csrf: "c".into() }).has_scope(Scope::Decide));
    }
}
