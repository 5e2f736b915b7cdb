//! Numbers about predictions and people, each with its interval and sample size.
