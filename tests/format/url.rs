//! Addresses: which are good enough, their hosts, and text as a part of them; forms read back.

use bonin::format::form;
use bonin::format::url::{authority, base, decoded, encoded, is_page, without_port};

#[test]
fn a_host_is_found_where_the_address_is_good_enough() {
    for (address, host, bare) in [
        ("https://a.test", "a.test", "a.test"),
        ("https://a.test:8889/x?y#z", "a.test:8889", "a.test"),
        ("https://a.test?x=https://b.test", "a.test", "a.test"),
        ("https://a.test#@b.test", "a.test", "a.test"),
        ("http://localhost:4001/", "localhost:4001", "localhost"),
        ("http://[::1]:4001/", "[::1]:4001", "[::1]"),
        ("https://[::1]/", "[::1]", "[::1]"),
        ("http://127.0.0.1:8080/x", "127.0.0.1:8080", "127.0.0.1"),
        ("http://bridge/x", "bridge", "bridge"),
    ] {
        assert_eq!(authority(address), Some(host), "{address}");
        assert_eq!(without_port(host), bare);
    }
    for address in [
        // Browsers go to the first host, and others to the second.
        "https://a.test\\@b.test",
        "https://a.test/x\\y",
        "https://a.test?x=\\",
        "",
        "a.test",
        "//a.test",
        "http://a.com",
        "https://u@a.test",
        "https://a.test:x",
        "javascript:x",
        "https://",
        "http://8.8.8.8",
        "http://134744072",
        "http://0x08080808",
        "https://a..test",
        "https://a.test.",
        "https://a%2etest",
        "https://a.test:",
        "https://a.test:99999",
        "https://u:p@a.test",
        "https://@a.test",
        "https://[::1",
        "https://a\ttest",
        "HTTPS://a.test",
    ] {
        assert_eq!(authority(address), None, "{address}");
        assert!(!is_page(address) && base(address).is_none());
    }
}

#[test]
fn a_part_of_an_address_is_nothing_but_that() {
    assert_eq!(encoded("aZ0-._~"), "aZ0-._~");
    assert_eq!(encoded("a/b?c#d&e=f+g h%"), "a%2Fb%3Fc%23d%26e%3Df%2Bg%20h%25");
    assert_eq!(encoded("김"), "%EA%B9%80");
    for text in ["", "..", "a b", "100%", "김 보닌 <&>", "\u{0}\n"] {
        assert_eq!(decoded(&encoded(text)).as_deref(), Some(text));
    }
}

#[test]
fn a_form_is_read_once_a_name() {
    let read = |text: &str| form::read(text);
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(read(""), Some(Vec::new()));
    assert_eq!(read("a=1&b=%EA%B9%80+x&&c"), Some(vec![pair("a", "1"), pair("b", "김 x"), pair("c", "")]));
    let many = |count: usize| (0..count).map(|at| format!("n{at}=1&")).collect::<String>();
    assert!(read(&many(100)).is_some() && read(&many(101)).is_none(), "no form has so many fields");
    for text in ["a=1&a=2", "a=%", "a=%f", "a=%zz", "a=%ff", "%zz=1"] {
        assert_eq!(read(text), None, "{text}");
    }
}
