//! Suspicious labels of a project: what the project's own classifier, fitted without a label, thinks of it.
//!
//! Five folds, stratified by class and drawn by the seed; each fold is judged by a fit on the other four. The
//! probabilities are plain softmax (of sets, a sigmoid a class): confident learning compares them with the class's own mean, so a calibrator would
//! change little, and fitting one takes labels away.
//!
//! A class with a single label cannot be judged, for the fit that should judge it has never seen the class. Such labels
//! train in every fold and are left out of the ranking. Where labels are sets all of them are judged, each by its classes
//! that can be; the folds spread each set's rarest class.

use super::Examples;
use super::kinds::Kinds;
use super::tune::tune;
use crate::crowd::{ClassErrors, Suspect, rank_set_suspects, rank_suspects};
use crate::digest::mix64;
use crate::domain::{ProjectSettings, Recipe};
use crate::error::{Error, Result};
use crate::features::FeatureMatrix;
use crate::models::{Link, Training, classifiers};
use ndarray::{Array2, Axis};
use rayon::prelude::*;

/// Folds of the cross-validation.
const FOLDS: usize = 5;

/// Everything the ranking depends on.
pub struct SuspectInput<'a> {
    /// All rows.
    pub features: &'a FeatureMatrix,
    /// The labels to judge, rows rising.
    pub examples: &'a Examples,
    /// The schema's classes.
    pub classes: &'a [String],
    /// Whether a label is one class or a set of them.
    pub link: Link,
    /// What the model reads.
    pub recipe: &'a Recipe,
    /// The project's settings: classifier, penalty, class weights.
    pub settings: &'a ProjectSettings,
    /// Same seed, same folds, same ranking.
    pub seed: u64,
    /// True stops the work with `Error::Cancelled`.
    pub is_cancelled: &'a (dyn Fn() -> bool + Sync),
}

/// Labels that somebody should look at again.
pub struct SuspectReport {
    /// Rows of the matrix that were judged, rising; `Suspect::row` is a place in this list.
    pub rows: Vec<usize>,
    /// Out-of-sample probabilities, `rows` x classes.
    pub probabilities: Array2<f64>,
    /// All of them, the most suspicious first.
    pub ranked: Vec<Suspect>,
    /// How many labels are probably wrong.
    pub estimated_wrong: u64,
    /// Given class, probably true class, how many labels; the largest first. Empty for sets.
    pub pairs: Vec<(usize, usize, u64)>,
    /// Of sets, the probably wrong answers about each class that can be judged.
    pub of_classes: Vec<ClassErrors>,
}

/// Ranks the project's labels, the most suspicious first. Needs two classes with two labels each; of sets, a class that two
/// labels have and two have not.
pub fn find_suspects(input: &SuspectInput<'_>) -> Result<SuspectReport> {
    match input.link {
        Link::Softmax => of_classes(input),
        Link::Sigmoid => of_sets(input),
    }
}

fn of_classes(input: &SuspectInput<'_>) -> Result<SuspectReport> {
    let targets = &input.examples.targets;
    let folds = folds(targets, input.classes.len(), input.seed);
    let judged: Vec<usize> = (0..targets.len()).filter(|&i| folds[i].is_some()).collect();
    let given: Vec<usize> = judged.iter().map(|&i| targets[i]).collect();
    if given.iter().all(|&class| class == given[0]) {
        return Err(Error::invalid(
            "Suspicious labels can be found once two classes have two labels each. Label a few more items.",
        ));
    }
    let probabilities = out_of_sample(input, &folds)?.select(Axis(0), &judged);
    let suspects = rank_suspects(&given, probabilities.view())?;
    Ok(SuspectReport {
        rows: judged.iter().map(|&i| input.examples.rows[i]).collect(),
        probabilities,
        estimated_wrong: suspects.estimated_wrong(),
        pairs: suspects.pairs(),
        ranked: suspects.ranked,
        of_classes: Vec::new(),
    })
}

fn of_sets(input: &SuspectInput<'_>) -> Result<SuspectReport> {
    let masks = &input.examples.targets;
    // Refuses what cannot be judged before anything is fitted.
    rank_set_suspects(masks, Array2::from_elem((masks.len(), input.classes.len()), 0.5).view())?;
    let kinds = Kinds::of(masks.iter().map(|&mask| mask as u32), input.classes.len());
    let of_labels: Vec<usize> = masks.iter().map(|&mask| kinds.kind(mask as u32) as usize).collect();
    let mut folds = folds(&of_labels, input.classes.len() + 1, input.seed);
    folds.iter_mut().zip(0..).filter(|(fold, _)| fold.is_none()).for_each(|(fold, i)| *fold = Some(i % FOLDS));
    let probabilities = out_of_sample(input, &folds)?;
    let suspects = rank_set_suspects(masks, probabilities.view())?;
    Ok(SuspectReport {
        rows: input.examples.rows.clone(),
        probabilities,
        ranked: suspects.ranked,
        estimated_wrong: suspects.estimated_wrong,
        pairs: Vec::new(),
        of_classes: suspects.of_classes,
    })
}

/// The fold that judges each label; none for the only label of its class.
fn folds(targets: &[usize], classes: usize, seed: u64) -> Vec<Option<usize>> {
    let mut of_class: Vec<Vec<usize>> = vec![Vec::new(); classes];
    for (i, &target) in targets.iter().enumerate() {
        of_class[target].push(i);
    }
    let mut folds = vec![None; targets.len()];
    let mut next = 0;
    for mut labels in of_class.into_iter().filter(|labels| labels.len() > 1) {
        labels.sort_by_key(|&i| (mix64(seed, i as u64), i));
        // Goes on where the class before stopped, so that folds are of equal size with many small classes too.
        for i in labels {
            folds[i] = Some(next % FOLDS);
            next += 1;
        }
    }
    folds
}

/// Probabilities of each label's row from a fit that has not seen the label, labels x classes; zero where no fold
/// judges.
fn out_of_sample(input: &SuspectInput<'_>, folds: &[Option<usize>]) -> Result<Array2<f64>> {
    let (settings, examples) = (input.settings, input.examples);
    let classifier =
        classifiers::resolve(&settings.classifier, input.recipe, input.features.columns(), settings.class_weight)?;
    let pick = |from: &[usize], of: &[usize]| of.iter().map(|&i| from[i]).collect::<Vec<_>>();
    // C and dense scale are chosen once, on all labels: two numbers cannot remember which label was wrong.
    let training = Training {
        features: input.features,
        rows: &examples.rows,
        targets: &examples.targets,
        weights: None,
        classes: input.classes.len(),
        c: settings.c,
        dense_scale: 1.0,
        tree_scale: 0.0,
        tolerance: 1e-4,
        class_weight: settings.class_weight,
        // Not from the project's model: it has seen the labels that are to be judged.
        warm: None,
        seed: input.seed,
        is_cancelled: input.is_cancelled,
    };
    let tuning = tune(classifier, input.link, &training, (settings.c > 0.0).then_some(settings.c))?;
    let judge_fold = |fold: usize| -> Result<(Vec<usize>, Array2<f64>)> {
        let (judge, fit): (Vec<usize>, Vec<usize>) = (0..folds.len()).partition(|&i| folds[i] == Some(fold));
        let (rows, targets) = (pick(&examples.rows, &fit), pick(&examples.targets, &fit));
        let training = tuning.applied(Training { rows: &rows, targets: &targets, ..training });
        let model = classifiers::fit(classifier, input.link, &training)?;
        let logits = model.predict_logits(input.features, &pick(&examples.rows, &judge));
        Ok((judge, model.plain().probabilities(logits.view())))
    };
    let most = folds.iter().flatten().max().map_or(0, |fold| fold + 1);
    let judged = (0..most).into_par_iter().map(judge_fold).collect::<Result<Vec<_>>>()?;
    let mut probabilities = Array2::zeros((folds.len(), input.classes.len()));
    for (judge, fold) in &judged {
        for (row, &i) in fold.rows().into_iter().zip(judge) {
            probabilities.row_mut(i).assign(&row);
        }
    }
    Ok(probabilities)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ItemFields;
    use crate::features::FeatureSpace;

    /// Forty texts of two kinds with words of their own, and one of a third kind.
    fn project() -> (Recipe, FeatureMatrix, Vec<String>, Examples) {
        let recipe = Recipe { text: vec!["text".into()], ..Default::default() };
        let fields = |text: String| ItemFields { texts: vec![text], ..Default::default() };
        let kinds = ["refund money parcel late", "thanks lovely great lamp", "password reset login"];
        let targets: Vec<usize> = (0..40).map(|i| i % 2).chain([2]).collect();
        let items: Vec<ItemFields> = targets
            .iter()
            .enumerate()
            .map(|(i, &target)| fields(format!("{} {}", kinds[target], ["one", "two", "three", "four"][i % 4])))
            .collect();
        let space = FeatureSpace::fit(&recipe, &items).unwrap();
        let mut features = FeatureMatrix::new();
        features.push(space.transform(&items).unwrap(), space.columns());
        features.set_trees(space.tree_columns());
        let classes = ["refund", "praise", "login"].map(str::to_owned).to_vec();
        (recipe, features, classes, Examples { rows: (0..41).collect(), targets })
    }

    fn report(examples: &Examples) -> Result<SuspectReport> {
        let (recipe, features, classes, _) = project();
        find_suspects(&SuspectInput {
            features: &features,
            examples,
            classes: &classes,
            link: Link::Softmax,
            recipe: &recipe,
            settings: &ProjectSettings::default(),
            seed: 3,
            is_cancelled: &|| false,
        })
    }

    #[test]
    fn flipped_labels_lead_the_ranking_with_the_right_suggestion() {
        let (_, _, _, mut examples) = project();
        for row in [4, 7, 22] {
            examples.targets[row] = 1 - examples.targets[row];
        }
        let report = report(&examples).unwrap();
        let mut top: Vec<usize> = report.ranked[..3].iter().map(|s| report.rows[s.row]).collect();
        top.sort_unstable();
        assert_eq!(top, [4, 7, 22]);
        assert!(report.ranked[..3].iter().all(|s| s.suggested == 1 - s.given && s.is_likely_wrong));
        assert_eq!(report.estimated_wrong, 3);
        // The only label of the third class is not judged.
        assert_eq!((report.rows.len(), report.probabilities.dim()), (40, (40, 3)));
        assert!(!report.rows.contains(&40));
    }

    #[test]
    fn folds_are_even_and_judge_all_but_single_labels() {
        let targets = [0, 0, 0, 1, 1, 1, 1, 1, 2, 1, 1];
        let drawn = folds(&targets, 4, 9);
        assert_eq!(drawn[8], None);
        for fold in 0..FOLDS {
            assert_eq!(drawn.iter().filter(|&&f| f == Some(fold)).count(), 2);
        }
        assert_eq!(drawn, folds(&targets, 4, 9));
        assert_ne!(drawn, folds(&targets, 4, 10));
    }

    #[test]
    fn too_few_labels_are_refused_in_plain_words() {
        for targets in [vec![], vec![0, 1], vec![0, 0, 0, 1]] {
            let examples = Examples { rows: (0..targets.len()).collect(), targets };
            let error = report(&examples).err().unwrap().to_string();
            assert!(error.contains("two classes have two labels"), "{error}");
        }
    }

    #[test]
    fn of_sets_the_answer_that_was_turned_round_is_found_and_turned_back() {
        let recipe = Recipe { text: vec!["text".into()], ..Default::default() };
        let words = ["refund money now", "parcel weeks late", "lamp broken pieces"];
        let truth = |i: usize| i % 8;
        let items: Vec<ItemFields> = (0..80)
            .map(|i| {
                let said: Vec<&str> =
                    (0..3).filter(|class| truth(i) >> class & 1 == 1).map(|class| words[class]).collect();
                let text = format!("hello {} {}", said.join(" "), ["one", "two", "three", "four", "five"][i / 8 % 5]);
                ItemFields { texts: vec![text], ..Default::default() }
            })
            .collect();
        let space = FeatureSpace::fit(&recipe, &items).unwrap();
        let mut features = FeatureMatrix::new();
        features.push(space.transform(&items).unwrap(), space.columns());
        features.set_trees(space.tree_columns());
        let classes = ["refund", "late", "broken"].map(str::to_owned);
        let mut targets: Vec<usize> = (0..80).map(truth).collect();
        // One class is missing, one is too much.
        let turned = [(11, 0b001), (36, 0b010)];
        turned.iter().for_each(|&(row, class)| targets[row] ^= class);
        let examples = Examples { rows: (0..80).collect(), targets };
        let settings = ProjectSettings::default();
        let find = |examples: &Examples| {
            find_suspects(&SuspectInput {
                features: &features,
                examples,
                classes: &classes,
                link: Link::Sigmoid,
                recipe: &recipe,
                settings: &settings,
                seed: 3,
                is_cancelled: &|| false,
            })
        };
        let report = find(&examples).unwrap();
        let mut first: Vec<(usize, usize)> =
            report.ranked[..2].iter().map(|s| (report.rows[s.row], s.given ^ s.suggested)).collect();
        first.sort_unstable();
        assert_eq!(first, turned);
        assert!(report.ranked[..2].iter().all(|suspect| suspect.is_likely_wrong));
        assert_eq!((report.ranked.len(), report.pairs.len(), report.of_classes.len()), (80, 0, 3));
        let of = |class: usize| (report.of_classes[class].missing, report.of_classes[class].too_much);
        assert_eq!((of(0), of(1)), ((1, 0), (0, 1)));
        let one = Examples { rows: (0..5).collect(), targets: vec![1, 1, 1, 1, 3] };
        let error = find(&one).err().unwrap().to_string();
        assert!(error.contains("two labels have a class"), "{error}");
    }
}
