//! Fields with a list of values.

use super::{accepted, refused};
use crate::support::people::{METHODS, least, most, with, without};
use crate::support::{Json, json};

#[test]
fn a_service_goes_with_its_own_type_of_request() {
    let types = ["PASS", "SMS", "LMS", "ARS"];
    for method in METHODS {
        let info = least(method);
        for other in types.iter().filter(|t| info["reqAuthType"] != **t) {
            let swapped = with(&info, "reqAuthType", *other);
            // telcoAuth alone has two types, PASS and SMS: there another type is another method with other needs.
            if info["serviceType"] == "telcoAuth" && matches!(*other, "PASS" | "SMS") {
                continue;
            }
            refused(&swapped, "reqAuthType", "notListed");
        }
        for other in ["telcoauth", "telcoAuth ", "telcoAuth-ARS", "MOKAuth", "LMSAuth"] {
            refused(&with(&info, "serviceType", other), "serviceType", "notListed");
        }
    }
    accepted(&without(&with(&with(&least("SMS"), "reqAuthType", "PASS"), "userGender", ""), "userNation"));
}

#[test]
fn the_carriers_verify_people_and_the_service_itself_verifies_phones() {
    let carriers = ["SKT", "KT", "LGU", "SKTMVNO", "KTMVNO", "LGUMVNO"];
    for method in METHODS {
        let own: &[&str] = match method {
            "SMSAuth" => &["SMS"],
            "ARSAuth" => &["ARS"],
            _ => &carriers,
        };
        for provider in carriers.iter().chain(&["SMS", "ARS", "skt", "LGU+", "SKT "]) {
            let info = with(&least(method), "providerId", *provider);
            if own.contains(provider) {
                assert_eq!(accepted(&info)["providerId"], *provider);
            } else {
                refused(&info, "providerId", "notListed");
            }
        }
    }
}

#[test]
fn usage_codes_are_listed_and_the_adult_ones_are_for_sms_alone() {
    for method in METHODS {
        let usage = |code: &str| with(&least(method), "usageCode", code);
        for code in ["01001", "01002", "01003", "01004", "01005", "01007", "01999"] {
            accepted(&usage(code));
        }
        for code in ["01006", "01000", "1001", "01001 ", "０１００１", "99999"] {
            refused(&usage(code), "usageCode", "notListed");
        }
        for adult in ["01016", "01026"] {
            match method {
                "SMS" => assert_eq!(accepted(&usage(adult))["usageCode"], adult),
                _ => refused(&usage(adult), "usageCode", "notListed"),
            }
        }
    }
}

#[test]
fn gender_and_nation_have_two_values_each() {
    for method in ["SMS", "LMS", "ARS"] {
        for (field, good) in [("userGender", ["1", "2"]), ("userNation", ["0", "1"])] {
            for value in ["0", "1", "2", "3", "M", "male", "01", "１"] {
                let info = with(&least(method), field, value);
                if good.contains(&value) { drop(accepted(&info)) } else { refused(&info, field, "notListed") }
            }
        }
    }
}

#[test]
fn sms_takes_gender_and_nation_or_the_resident_number_s_digit() {
    let plain = without(&without(&least("SMS"), "userGender"), "userNation");
    refused(&plain, "userGender", "missing");
    refused(&with(&plain, "userGender", "1"), "userNation", "missing");
    refused(&with(&plain, "userNation", "0"), "userGender", "missing");
    for digit in ["1", "2", "3", "4", "5", "6", "7", "8"] {
        let info = with(&plain, "userRegistSingleNumber", digit);
        let sealed = accepted(&info);
        assert_eq!(sealed["userRegistSingleNumber"], digit);
        assert_eq!((sealed.get("userGender"), sealed.get("userNation")), (None, None));
    }
    assert_eq!(accepted(&with(&plain, "userRegistSingleNumber", "\u{200b}１ "))["userRegistSingleNumber"], "1");
    for other in ["0", "9", "12", "1234567", "a", "９", "１２"] {
        refused(&with(&plain, "userRegistSingleNumber", other), "userRegistSingleNumber", "badRegistNumber");
    }
    // The server ignores the two where it gets the digit, but they are still looked at.
    accepted(&with(&least("SMS"), "userRegistSingleNumber", "2"));
    refused(&with(&most("SMS"), "userGender", "3"), "userGender", "notListed");
}

#[test]
fn the_way_of_transfer_is_one_and_is_filled_in() {
    for method in METHODS {
        assert_eq!(accepted(&least(method))["retTransferType"], "MOKResult");
        assert_eq!(accepted(&with(&least(method), "retTransferType", "MOKResult")), accepted(&least(method)));
        for other in ["MOKToken", "mokresult", "MOKResult "] {
            refused(&with(&least(method), "retTransferType", other), "retTransferType", "notListed");
        }
    }
}

#[test]
fn an_ars_code_is_a_short_word() {
    for method in ["ARS", "ARSAuth"] {
        let code = |code: &str| with(&least(method), "arsCode", code);
        for good in ["A", "ARS-TEST-NVR-11", "ars_01", &"x".repeat(50)] {
            assert_eq!(accepted(&code(good))["arsCode"], good);
        }
        refused(&code(&"x".repeat(51)), "arsCode", "tooLong");
        for bad in ["ARS 01 code", "ars.code", "코드코드", "a|bcd", "<script>"] {
            refused(&code(bad), "arsCode", "notListed");
        }
    }
}

#[test]
fn names_are_trimmed_and_may_be_of_any_script() {
    for method in METHODS {
        let name = |name: &str| with(&least(method), "userName", name);
        for good in ["홍", "JOHN SMITH", "O'Brien", "王小明", "Nguyễn Văn A", "𠮷田", &"가".repeat(100)] {
            assert_eq!(accepted(&name(good))["userName"], good);
            let typed = format!(" \t{good}\u{3000}");
            assert_eq!(accepted(&name(&typed))["userName"], good, "blanks around");
        }
        for (typed, name) in [
            ("홍길동", "홍길동"),
            ("홍\u{200b}길\u{202c}동\u{ad}", "홍길동"),
            ("HONG\u{a0}GIL\u{2009}DONG", "HONG GIL DONG"),
            ("ㅎㅗㅇ", "ㅎㅗㅇ"),
            ("\u{1112}\u{200d}\u{1169}\u{11bc}", "홍"),
            ("Nguye\u{302}\u{303}n", "Nguyễn"),
        ] {
            assert_eq!(accepted(&with(&least(method), "userName", typed))["userName"], name);
        }
        for nothing in [
            "\u{200b}",
            "\u{3164}",
            "\u{2800}",
            "\u{115f}\u{1160}",
            "\u{feff} \u{a0}",
            "123",
            "...",
            "①",
            "😀",
            "\u{301}",
        ] {
            refused(&name(nothing), "userName", "missing");
        }
        for bad in ["홍길\u{0}동", "홍\n길동", "홍길동\u{7f}!", "줄\u{85}바꿈", "홍\u{fffd}동"] {
            refused(&name(bad), "userName", "badName");
        }
        refused(&name(&"가".repeat(101)), "userName", "badName");
        let many: Json = json!("나".repeat(100_000));
        refused(&with(&least(method), "userName", many), "userName", "badName");
    }
}
