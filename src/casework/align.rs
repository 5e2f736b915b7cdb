//! What stays when one list becomes another: the longest common subsequence, by the greedy algorithm of Myers (1986),
//! "An O(ND) difference algorithm".

/// Differences beyond which looking for what stays is given up: the time grows with their square, and nobody reads such a
/// comparison word by word. What is between the common beginning and the common end then counts as replaced.
const MOST: usize = 2_000;

/// Pairs of positions, rising in both lists, of elements that stay.
pub(super) fn common<A, B>(a: &[A], b: &[B], same: impl Fn(&A, &B) -> bool) -> Vec<(usize, usize)> {
    let shorter = a.len().min(b.len());
    let start = (0..shorter).take_while(|&i| same(&a[i], &b[i])).count();
    let end = (0..shorter - start).take_while(|&i| same(&a[a.len() - 1 - i], &b[b.len() - 1 - i])).count();
    let (n, m) = (a.len() - start - end, b.len() - start - end);
    let middle = greedy(n, m, |i, j| same(&a[start + i], &b[start + j])).unwrap_or_default();
    let mut pairs: Vec<(usize, usize)> = (0..start).map(|i| (i, i)).collect();
    pairs.extend(middle.into_iter().map(|(i, j)| (start + i, start + j)));
    pairs.extend((0..end).map(|i| (start + n + i, start + m + i)));
    pairs
}

/// The pairs, or none where there are more than [`MOST`] differences.
fn greedy(n: usize, m: usize, same: impl Fn(usize, usize) -> bool) -> Option<Vec<(usize, usize)>> {
    let (n, m) = (n as isize, m as isize);
    let most = (n + m).min(MOST as isize);
    let width = most + 1;
    // Furthest place in the first list on each diagonal `k = place in the first - place in the second`.
    let mut furthest = vec![0isize; 2 * width as usize + 1];
    let at = |k: isize| (k + width) as usize;
    let mut trace: Vec<Vec<isize>> = vec![];
    for d in 0..=most {
        trace.push(furthest[at(-d)..=at(d)].to_vec());
        for k in (-d..=d).step_by(2) {
            let mut x = step(&furthest, at(k), k, d);
            while x < n && x - k < m && same(x as usize, (x - k) as usize) {
                x += 1;
            }
            furthest[at(k)] = x;
            if x >= n && x - k >= m {
                return Some(walk_back(n, m, &trace));
            }
        }
    }
    None
}

/// Where diagonal `k` is entered from its neighbours: from above by an insertion, from the left by a removal.
fn step(furthest: &[isize], at: usize, k: isize, d: isize) -> isize {
    if k == -d || (k != d && furthest[at - 1] < furthest[at + 1]) {
        if d == 0 { 0 } else { furthest[at + 1] }
    } else {
        furthest[at - 1] + 1
    }
}

/// From the end to the beginning over the rounds, collecting the diagonals on the way.
fn walk_back(n: isize, m: isize, trace: &[Vec<isize>]) -> Vec<(usize, usize)> {
    let (mut x, mut y, mut pairs) = (n, m, vec![]);
    for (d, furthest) in trace.iter().enumerate().rev() {
        let (d, k) = (d as isize, x - y);
        let of = |k: isize| furthest[(k + d) as usize];
        let from = if d == 0 {
            None
        } else if k == -d || (k != d && of(k - 1) < of(k + 1)) {
            Some((of(k + 1), k + 1))
        } else {
            Some((of(k - 1), k - 1))
        };
        let (x0, y0) = from.map_or((0, 0), |(x, k)| (x, x - k));
        while x > x0 && y > y0 {
            (x, y) = (x - 1, y - 1);
            pairs.push((x as usize, y as usize));
        }
        (x, y) = (x0, y0);
    }
    pairs.reverse();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(a: &str, b: &str) -> Vec<(usize, usize)> {
        common(a.as_bytes(), b.as_bytes(), |x, y| x == y)
    }

    #[test]
    fn on_paper() {
        // Myers's own example: five differences, so four letters stay.
        assert_eq!(of("ABCABBA", "CBABAC").len(), 4);
        assert_eq!(of("abc", "abc"), [(0, 0), (1, 1), (2, 2)]);
        assert_eq!(of("abc", "axc"), [(0, 0), (2, 2)]);
        assert_eq!(of("ac", "abbc"), [(0, 0), (1, 3)]);
        assert_eq!((of("", "abc"), of("abc", ""), of("", "")), (vec![], vec![], vec![]));
        assert_eq!(of("abab", "ab").len(), 2);
    }

    #[test]
    fn a_rewrite_is_given_up_but_its_ends_stay() {
        let list = |from: u32| -> Vec<u32> { [vec![1, 2], (from..from + 3_000).collect(), vec![3]].concat() };
        assert_eq!(common(&list(10_000), &list(20_000), |a, b| a == b), [(0, 0), (1, 1), (3_002, 3_002)]);
    }

    proptest! {
        #[test]
        fn as_long_as_the_table_of_all_prefixes_says(a in "[abc]{0,14}", b in "[abc]{0,14}") {
            let (x, y) = (a.as_bytes(), b.as_bytes());
            let mut table = vec![vec![0usize; y.len() + 1]; x.len() + 1];
            for i in 0..x.len() {
                for j in 0..y.len() {
                    table[i + 1][j + 1] =
                        if x[i] == y[j] { table[i][j] + 1 } else { table[i][j + 1].max(table[i + 1][j]) };
                }
            }
            let pairs = of(&a, &b);
            prop_assert_eq!(pairs.len(), table[x.len()][y.len()]);
            prop_assert!(pairs.iter().all(|&(i, j)| x[i] == y[j]));
            prop_assert!(pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
        }
    }
}
