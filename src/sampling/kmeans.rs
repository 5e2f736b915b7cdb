//! Centres: draws proportional to the squared distance to the nearest one so far (k-means++, Arthur & Vassilvitskii 2007),
//! and Lloyd's iterations from there.

use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;

use super::embedding::dot;

/// Lloyd's iterations at most; clusters for picking need no more.
const ITERATIONS: usize = 15;

/// Points handled together by one thread.
const CHUNK: usize = 256;

/// Up to `count` different places of `n`, the first one given. `lower(centre, nearest)` lowers each place's squared
/// distance to the nearest centre by the new centre. Fewer places when all others coincide with a centre.
pub(super) fn plus_plus(
    n: usize,
    first: usize,
    count: usize,
    rng: &mut Xoshiro256PlusPlus,
    mut lower: impl FnMut(usize, &mut [f64]),
) -> Vec<usize> {
    if count == 0 || first >= n {
        return Vec::new();
    }
    let mut nearest = vec![f64::INFINITY; n];
    let mut centres = vec![first];
    loop {
        let newest = centres[centres.len() - 1];
        lower(newest, &mut nearest);
        nearest[newest] = 0.0;
        if centres.len() == count {
            return centres;
        }
        let total: f64 = nearest.iter().sum();
        if !(total.is_finite() && total > 0.0) {
            return centres;
        }
        let mut left = rng.r#gen::<f64>() * total;
        let mut drawn = None;
        for (at, &square) in nearest.iter().enumerate() {
            if square > 0.0 {
                // The last one with a distance, should rounding leave a rest.
                drawn = Some(at);
                left -= square;
                if left < 0.0 {
                    break;
                }
            }
        }
        let Some(drawn) = drawn else { return centres };
        centres.push(drawn);
    }
}

/// Squared distance of two vectors.
pub(super) fn squared_distance(a: &[f32], b: &[f32]) -> f64 {
    let square = dot(a, a) + dot(b, b) - 2.0 * dot(a, b);
    // What rounding leaves between equal vectors is not a distance.
    if square > 1e-6 { f64::from(square) } else { 0.0 }
}

/// For each point the number of its cluster, below `k`; clusters may be empty when points coincide. Same seed, same
/// clusters, on any number of threads.
pub(super) fn kmeans(points: &[&[f32]], k: usize, seed: u64) -> Vec<usize> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let (n, k) = (points.len(), k.min(points.len()));
    if k <= 1 {
        return vec![0; n];
    }
    let first = rng.gen_range(0..n);
    let lower = |centre: usize, nearest: &mut [f64]| {
        nearest.par_chunks_mut(CHUNK).zip(points.par_chunks(CHUNK)).for_each(|(nearest, own)| {
            for (nearest, point) in nearest.iter_mut().zip(own) {
                *nearest = nearest.min(squared_distance(point, points[centre]));
            }
        });
    };
    let chosen = plus_plus(n, first, k, &mut rng, lower);
    let mut centres: Vec<Vec<f32>> = chosen.into_iter().map(|at| points[at].to_vec()).collect();
    let mut of = vec![0; n];
    for _ in 0..ITERATIONS {
        let now = assign(points, &centres);
        let is_settled = now == of;
        of = now;
        if is_settled {
            break;
        }
        let dims = points[0].len();
        let mut sums = vec![vec![0f64; dims]; centres.len()];
        let mut sizes = vec![0usize; centres.len()];
        for (&cluster, point) in of.iter().zip(points) {
            sizes[cluster] += 1;
            sums[cluster].iter_mut().zip(*point).for_each(|(sum, value)| *sum += f64::from(*value));
        }
        // A cluster that lost all its points keeps its centre.
        for ((centre, sum), size) in centres.iter_mut().zip(&sums).zip(sizes).filter(|(_, size)| *size > 0) {
            centre.iter_mut().zip(sum).for_each(|(value, sum)| *value = (sum / size as f64) as f32);
        }
    }
    of
}

/// The nearest centre of each point; the first of equally near ones.
fn assign(points: &[&[f32]], centres: &[Vec<f32>]) -> Vec<usize> {
    let squares: Vec<f32> = centres.iter().map(|centre| dot(centre, centre)).collect();
    points
        .par_iter()
        .with_min_len(CHUNK)
        .map(|point| {
            let (mut nearest, mut least) = (0, f32::INFINITY);
            for (at, centre) in centres.iter().enumerate() {
                // The point's own square is the same for all centres.
                let distance = squares[at] - 2.0 * dot(point, centre);
                if distance < least {
                    (nearest, least) = (at, distance);
                }
            }
            nearest
        })
        .collect()
}

/// The members of each cluster, in the order of the points.
pub(super) fn members(of: &[usize]) -> Vec<Vec<usize>> {
    let mut members = vec![Vec::new(); of.iter().max().map_or(0, |most| most + 1)];
    of.iter().enumerate().for_each(|(point, &cluster)| members[cluster].push(point));
    members
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_centre_is_drawn_by_its_squared_distance() {
        // On a line: 0, 1, 3. From 0 the squares are 1 and 9, so the third is drawn in 9 of 10 draws.
        let places = [0f64, 1.0, 3.0];
        let mut far = 0;
        for seed in 0..5000 {
            let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
            let lower = |centre: usize, nearest: &mut [f64]| {
                nearest.iter_mut().zip(places).for_each(|(n, place)| *n = n.min((place - places[centre]).powi(2)));
            };
            let centres = plus_plus(3, 0, 2, &mut rng, lower);
            assert_eq!((centres.len(), centres[0]), (2, 0));
            far += usize::from(centres[1] == 2);
        }
        // Standard deviation 21.
        assert!((4420..4580).contains(&far), "{far}");
    }

    #[test]
    fn copies_of_a_centre_are_no_centres() {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(1);
        let places = [2f64, 2.0, 5.0, 5.0];
        let lower = |centre: usize, nearest: &mut [f64]| {
            nearest.iter_mut().zip(places).for_each(|(n, place)| *n = n.min((place - places[centre]).powi(2)));
        };
        let centres = plus_plus(4, 1, 4, &mut rng, lower);
        assert_eq!((centres.len(), centres[0]), (2, 1));
        assert!(centres[1] >= 2);
    }

    #[test]
    fn three_heaps_are_three_clusters() {
        let heaps = [[0f32, 0.0], [10.0, 0.0], [0.0, 10.0]];
        let points: Vec<[f32; 2]> = (0..60)
            .map(|i| {
                let heap = heaps[i % 3];
                [heap[0] + (i % 7) as f32 / 10.0, heap[1] + (i % 5) as f32 / 10.0]
            })
            .collect();
        let points: Vec<&[f32]> = points.iter().map(|point| &point[..]).collect();
        for seed in 0..20 {
            let of = kmeans(&points, 3, seed);
            assert!((0..60).all(|i| of[i] == of[i % 3]), "{of:?}");
            let mut sizes: Vec<usize> = members(&of).iter().map(Vec::len).collect();
            sizes.sort_unstable();
            assert_eq!(sizes, [20, 20, 20]);
        }
        assert_eq!(kmeans(&points[..2], 9, 1).len(), 2);
        assert_eq!(kmeans(&points, 1, 1), vec![0; 60]);
        assert!(kmeans(&[], 3, 1).is_empty());
    }
}
