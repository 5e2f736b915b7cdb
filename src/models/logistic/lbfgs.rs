//! L-BFGS for smooth, strictly convex functions (Nocedal and Wright, *Numerical Optimization*, algorithm 7.4), with
//! a diagonal first guess of the Hessian and a backtracking line search.
//!
//! One call gives value and gradient together, because for our losses the gradient is half paid by the value.
//! A function that is strictly convex gives every accepted step positive curvature, so Armijo's condition is enough
//! and the strong Wolfe conditions are not checked.

use crate::error::{Error, Result};

/// A function to minimise.
pub(crate) trait Objective {
    /// The value at `x`; writes the gradient, as long as `x`.
    fn evaluate(&mut self, x: &[f64], gradient: &mut [f64]) -> f64;
}

/// When to stop.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Limits {
    /// Stop when no entry of the gradient is larger than this.
    pub tolerance: f64,
    /// Stop after this many steps.
    pub max_iterations: usize,
    /// Pairs of steps and gradient changes kept.
    pub history: usize,
}

/// Where it stopped.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Minimum {
    /// The point.
    pub x: Vec<f64>,
    /// The value there.
    pub value: f64,
    /// Steps taken.
    pub iterations: usize,
    /// The largest entry of the gradient there.
    pub gradient: f64,
}

/// Minimises from `x`. `diagonal` is a rough guess of the Hessian's diagonal, all positive. `is_cancelled` is asked
/// before each step. Deterministic: sums have a fixed order.
pub(crate) fn minimise(
    objective: &mut impl Objective,
    mut x: Vec<f64>,
    diagonal: &[f64],
    limits: &Limits,
    is_cancelled: &dyn Fn() -> bool,
) -> Result<Minimum> {
    let n = x.len();
    let mut gradient = vec![0.0; n];
    let (mut next_x, mut next_gradient) = (vec![0.0; n], vec![0.0; n]);
    let mut direction = vec![0.0; n];
    let mut pairs = History { steps: vec![], changes: vec![], inverse_curvatures: vec![], limit: limits.history };
    let mut value = objective.evaluate(&x, &mut gradient);
    let mut iterations = 0;
    while largest(&gradient) > limits.tolerance && iterations < limits.max_iterations {
        if is_cancelled() {
            return Err(Error::Cancelled);
        }
        pairs.direction(&gradient, diagonal, &mut direction);
        let mut slope = dot(&gradient, &direction);
        if slope >= 0.0 {
            // Rounding has spoiled the history: start again from the diagonal guess.
            pairs.clear();
            pairs.direction(&gradient, diagonal, &mut direction);
            slope = dot(&gradient, &direction);
        }
        let mut step = 1.0;
        let mut found = None;
        for _ in 0..40 {
            for i in 0..n {
                next_x[i] = x[i] + step * direction[i];
            }
            let next = objective.evaluate(&next_x, &mut next_gradient);
            // Close to the minimum differences of values drown in rounding; there the slope decides (the approximate
            // Wolfe condition of Hager and Zhang 2005).
            let is_level = || next <= value + 1e-12 * value.abs() && dot(&next_gradient, &direction) <= -0.9 * slope;
            if next <= value + 1e-4 * step * slope || is_level() {
                found = Some(next);
                break;
            }
            // The minimum of the parabola through what is known, kept between a tenth and a half of the step.
            let parabola = -slope * step * step / (2.0 * (next - value - slope * step));
            step = if parabola.is_finite() { parabola.clamp(0.1 * step, 0.5 * step) } else { 0.1 * step };
        }
        // No smaller value anywhere along the line: this is as exact as f64 gets.
        let Some(next) = found else { break };
        pairs.remember(&x, &next_x, &gradient, &next_gradient);
        std::mem::swap(&mut x, &mut next_x);
        std::mem::swap(&mut gradient, &mut next_gradient);
        value = next;
        iterations += 1;
    }
    let gradient = largest(&gradient);
    Ok(Minimum { x, value, iterations, gradient })
}

/// Past steps and gradient changes. Kept in f32: they shape the guess of the Hessian, not the answer, and reading
/// them is most of the work between two evaluations.
struct History {
    steps: Vec<Vec<f32>>,
    changes: Vec<Vec<f32>>,
    inverse_curvatures: Vec<f64>,
    limit: usize,
}

impl History {
    fn clear(&mut self) {
        self.steps.clear();
        self.changes.clear();
        self.inverse_curvatures.clear();
    }

    fn remember(&mut self, x: &[f64], next_x: &[f64], gradient: &[f64], next_gradient: &[f64]) {
        let (mut step, mut change) = if self.steps.len() == self.limit {
            self.inverse_curvatures.remove(0);
            (self.steps.remove(0), self.changes.remove(0))
        } else {
            (vec![0f32; x.len()], vec![0f32; x.len()])
        };
        for i in 0..x.len() {
            step[i] = (next_x[i] - x[i]) as f32;
            change[i] = (next_gradient[i] - gradient[i]) as f32;
        }
        let curvature: f64 = step.iter().zip(&change).map(|(s, c)| f64::from(*s) * f64::from(*c)).sum();
        // Steps so short that f32 cannot hold them are not worth remembering.
        if curvature > 1e-30 {
            self.steps.push(step);
            self.changes.push(change);
            self.inverse_curvatures.push(1.0 / curvature);
        }
    }

    /// The two-loop recursion: minus the inverse Hessian guess times the gradient.
    fn direction(&self, gradient: &[f64], diagonal: &[f64], out: &mut [f64]) {
        for (o, g) in out.iter_mut().zip(gradient) {
            *o = -g;
        }
        let mut alphas = vec![0.0; self.steps.len()];
        for i in (0..self.steps.len()).rev() {
            alphas[i] = self.inverse_curvatures[i] * dot_mixed(&self.steps[i], out);
            add(out, -alphas[i], &self.changes[i]);
        }
        let scale = match self.changes.last() {
            Some(change) => {
                let squares = change.iter().zip(diagonal).map(|(c, d)| f64::from(*c) * f64::from(*c) / d);
                1.0 / (self.inverse_curvatures[self.inverse_curvatures.len() - 1] * squares.sum::<f64>())
            }
            None => 1.0,
        };
        for (o, d) in out.iter_mut().zip(diagonal) {
            *o *= scale / d;
        }
        for i in 0..self.steps.len() {
            let beta = self.inverse_curvatures[i] * dot_mixed(&self.changes[i], out);
            add(out, alphas[i] - beta, &self.steps[i]);
        }
    }
}

/// Sum of products in eight fixed lanes, so that the sum is fast and always the same.
pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut lanes = [0.0f64; 8];
    let (a_whole, a_rest) = a.as_chunks::<8>();
    let (b_whole, b_rest) = b.as_chunks::<8>();
    for (x, y) in a_whole.iter().zip(b_whole) {
        for lane in 0..8 {
            lanes[lane] += x[lane] * y[lane];
        }
    }
    let rest: f64 = a_rest.iter().zip(b_rest).map(|(x, y)| x * y).sum();
    lanes.iter().sum::<f64>() + rest
}

/// `dot` with one side in f32.
fn dot_mixed(a: &[f32], b: &[f64]) -> f64 {
    let mut lanes = [0.0f64; 8];
    let (a_whole, a_rest) = a.as_chunks::<8>();
    let (b_whole, b_rest) = b.as_chunks::<8>();
    for (x, y) in a_whole.iter().zip(b_whole) {
        for lane in 0..8 {
            lanes[lane] += f64::from(x[lane]) * y[lane];
        }
    }
    let rest: f64 = a_rest.iter().zip(b_rest).map(|(x, y)| f64::from(*x) * y).sum();
    lanes.iter().sum::<f64>() + rest
}

fn add(to: &mut [f64], factor: f64, values: &[f32]) {
    for (t, v) in to.iter_mut().zip(values) {
        *t += factor * f64::from(*v);
    }
}

fn largest(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |most, v| if v.abs() > most || v.is_nan() { v.abs() } else { most })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// sum_i i * (x_i - i)^2 / 2 + log(cosh(x_0 - x_1)): strictly convex, condition number about 50.
    struct Bowl;

    impl Objective for Bowl {
        fn evaluate(&mut self, x: &[f64], gradient: &mut [f64]) -> f64 {
            let mut value = 0.0;
            for i in 0..x.len() {
                let (weight, away) = ((i + 1) as f64, x[i] - i as f64);
                value += weight * away * away / 2.0;
                gradient[i] = weight * away;
            }
            let difference = x[0] - x[1];
            gradient[0] += difference.tanh();
            gradient[1] -= difference.tanh();
            value + difference.cosh().ln()
        }
    }

    #[test]
    fn finds_the_bottom() {
        let limits = Limits { tolerance: 1e-9, max_iterations: 200, history: 10 };
        let found = minimise(&mut Bowl, vec![9.0; 50], &[1.0; 50], &limits, &|| false).unwrap();
        assert!(found.gradient <= 1e-9 && found.iterations < 80, "{found:?}");
        assert!((found.x[49] - 49.0).abs() < 1e-9);
        // At the bottom the two coupled coordinates satisfy x0 = -tanh(x0 - x1) and 2 (x1 - 1) = tanh(x0 - x1).
        assert!((found.x[0] + (found.x[0] - found.x[1]).tanh()).abs() < 1e-8);
    }

    #[test]
    fn a_good_diagonal_saves_steps() {
        let limits = Limits { tolerance: 1e-9, max_iterations: 200, history: 10 };
        let diagonal: Vec<f64> = (1..=50).map(f64::from).collect();
        let plain = minimise(&mut Bowl, vec![9.0; 50], &[1.0; 50], &limits, &|| false).unwrap();
        let scaled = minimise(&mut Bowl, vec![9.0; 50], &diagonal, &limits, &|| false).unwrap();
        assert!(scaled.iterations < plain.iterations, "{} and {}", scaled.iterations, plain.iterations);
    }

    #[test]
    fn stops_when_told() {
        let limits = Limits { tolerance: 1e-9, max_iterations: 200, history: 10 };
        let stopped = minimise(&mut Bowl, vec![9.0; 50], &[1.0; 50], &limits, &|| true);
        assert!(matches!(stopped, Err(Error::Cancelled)));
    }
}
