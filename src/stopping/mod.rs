//! When to stop, and what the next labels would bring. Numbers in, one [`StopAdvice`] out; `rounds` feeds it from the
//! reports it stored, and `simulation` asks what it would have said at each step of a replay.
//!
//! Two questions that are easily confused are kept apart. Have the predictions settled (`kappa`)? That alone is a
//! hint: at a kappa of 0.95 it would have ended TREC at 76 % of what was reachable. Is the model good enough, or the
//! next batch not worth its price (`curve` and the holdout)? Only both together are an advice to stop ([`advise`]).

mod advice;
mod curve;
mod kappa;

pub use advice::{
    Ahead, Condition, Costs, Forecast, Gain, Seen, Situation, StopAdvice, advise, labels_for_a_point, may_stop,
};
pub use curve::{Curve, CurvePoint, FEWEST_ROUNDS, fit_curve, replicate_curves};
pub use kappa::{SETTLED, STOP_SET, last_kappas, stop_kappa, stop_set};
