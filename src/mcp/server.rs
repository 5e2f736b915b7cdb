//! The protocol's side of the tools: who we are, what there is, one call.

use super::arguments::ask_of;
use super::words::{sentence, wrong_arguments};
use super::{Api, TOOLS};
use rmcp::ErrorData;
use rmcp::RoleServer;
use rmcp::ServerHandler;
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, Implementation, ListToolsResult,
    PaginatedRequestParams, ServerCapabilities, ServerConfig, Tool,
};
use rmcp::service::RequestContext;
use std::sync::Arc;

/// What a model is told about this server as a whole.
const INSTRUCTIONS: &str = "qualm decides which of your actions may run alone and which need a person. Before an action: \
    route_decision, or request_approval when a person must decide. While it is not approved, do not act: \
    wait_for_decision. Run approved actions with exactly `final_args`, and tell report_effect. None of these tools \
    approves anything; only a person does.";

/// The tools, on one API.
#[derive(Clone)]
pub struct Tools {
    api: Arc<dyn Api>,
    list: Arc<[Tool]>,
}

impl Tools {
    /// The tools as [`super::listed`], their requests carried by `api`.
    pub fn new(api: Arc<dyn Api>, list: Arc<[Tool]>) -> Tools {
        Tools { api, list }
    }
}

impl ServerHandler for Tools {
    fn get_info(&self) -> ServerConfig {
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(Implementation::new("qualm", env!("CARGO_PKG_VERSION")))
            .with_instructions(INSTRUCTIONS)
    }

    fn get_tool(&self, name: &str) -> Option<Tool> {
        self.list.iter().find(|tool| tool.name == name).cloned()
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(self.list.to_vec()))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let Some(tool) = TOOLS.iter().find(|tool| tool.name == request.name) else {
            let names: Vec<&str> = TOOLS.iter().map(|tool| tool.name).collect();
            let message = format!("there is no tool `{}`; there are {}", request.name, names.join(", "));
            return Err(ErrorData::invalid_params(message, None));
        };
        let said = match ask_of(tool.name, request.arguments.unwrap_or_default()) {
            Ok(ask) => self.api.ask(ask).await,
            Err(message) => wrong_arguments(message),
        };
        let text = sentence(tool.name, &said);
        let mut result = match (200..300).contains(&said.status) {
            true => CallToolResult::structured(said.body),
            // An error of the tool, not of the protocol: hosts show it to the model, which can then do better.
            false => CallToolResult::structured_error(said.body),
        };
        // The sentence first; then the same value as text, for hosts that know no structured results.
        result.content.insert(0, ContentBlock::text(text));
        Ok(result.into())
    }
}
