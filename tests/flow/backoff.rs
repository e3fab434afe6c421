//! The pauses between two polls.

use bonin::flow::backoff::pause;

#[test]
fn each_pause_is_longer_up_to_the_longest() {
    let pauses: Vec<_> = (0..8).map(pause).collect();
    assert_eq!(pauses, [2_000, 3_000, 4_000, 6_000, 8_000, 10_000, 10_000, 10_000]);
    assert!(pauses.is_sorted());
}

#[test]
fn no_count_makes_it_panic_or_shrink() {
    for polls in [100, u32::MAX - 1, u32::MAX] {
        assert_eq!(pause(polls), 10_000);
    }
}
