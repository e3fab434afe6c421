//! Birthdays: real days, from 1900 on, and not after today in Seoul.

use super::{check_at, refused, refused_at};
use crate::support::people::{least, with};
use crate::support::{Json, NOW};

const METHODS: [&str; 4] = ["PASS", "SMS", "LMS", "ARS"];
const DAY: i64 = 86_400_000;

fn born(method: &str, day: &str) -> Json {
    with(&least(method), "userBirthday", day)
}

#[test]
fn real_days_are_taken() {
    for method in METHODS {
        for day in ["20240229", "20000229", "19000101", "19991231", "20000101", "20261122", "20261123", "19880630"] {
            assert_eq!(check_at(&born(method, day), NOW).unwrap()["userBirthday"], day);
        }
    }
}

#[test]
fn what_is_no_day_is_refused() {
    let no_days = [
        "20230229",
        "19000229",
        "20230431",
        "20230631",
        "20231301",
        "20230001",
        "20230100",
        "20230132",
        "99999999",
        "00000000",
        "18991231",
        "00010101",
        "2000010",
        "200001010",
        "2000-01-01",
        "2000 0101",
        " 20000101",
        "20000101 ",
        "20000a01",
        "-2000101",
        "+2000101",
        "２００００１０１",
        "２０００0101",
        "일구구구년일일",
        "20000101\0",
    ];
    for method in METHODS {
        for day in no_days {
            refused(&born(method, day), "userBirthday", "badDate");
        }
    }
}

#[test]
fn today_is_seoul_s() {
    // 2026-11-22 15:30 UTC: the 23rd began half an hour ago in Seoul.
    for method in METHODS {
        for future in ["20261124", "20261201", "20270101", "99991231"] {
            refused(&born(method, future), "userBirthday", "futureDate");
        }
        let midnight = NOW - 30 * 60_000;
        assert!(check_at(&born(method, "20261123"), midnight).is_ok(), "the first moment of the day");
        refused_at(&born(method, "20261123"), midnight - 1, "userBirthday", "futureDate");
        assert!(check_at(&born(method, "20261122"), midnight - 1).is_ok());
        assert!(check_at(&born(method, "20261124"), midnight + DAY).is_ok());
    }
}
