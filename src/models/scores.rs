//! What the pool's items look like to a model: 16 bytes an item, made in one pass.

/// One item's calibrated outlook.
#[derive(Debug, Clone, Copy, PartialEq, bytemuck::Pod, bytemuck::Zeroable)]
#[repr(C)]
pub struct Score {
    /// The likeliest class.
    pub top: u32,
    /// Its calibrated probability.
    pub confidence: f32,
    /// The likeliest class's probability minus the runner-up's.
    pub margin: f32,
    /// Entropy of the probabilities in nats.
    pub entropy: f32,
}

/// One score per row of the feature matrix, in row order.
pub type Scores = Vec<Score>;
