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
fn a_day_may_be_written_in_parts() {
    let written = [
        "2000-01-01",
        "2000-1-1",
        "2000.01.01",
        "2000. 1. 1.",
        "2000/01/01",
        "2000년 1월 1일",
        "2000년01월01일",
        "2000 0101",
        "2 0 0 0 0 1 0 1",
        " 20000101\n",
        "20000101\u{a0}",
        "2000\u{2011}01\u{2011}01",
        "\u{200e}2000\u{2010}01\u{2010}01\u{200b}",
        "２００００１０１",
        "２０００－０１－０１",
        "２０００0101",
    ];
    for method in METHODS {
        for day in written {
            assert_eq!(check_at(&born(method, day), NOW).unwrap()["userBirthday"], "20000101", "{day:?}");
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
        "000101",
        "00-01-01",
        "2000-1-1-1",
        "2000-001-01",
        "01-01-2000",
        "200011",
        "20000a01",
        "-2000101",
        "+2000101",
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
