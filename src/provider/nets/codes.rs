//! The error codes: the sentence for the user, and who must act (3). The vendor's own page of codes was not available, so
//! `source` says of each code if its meaning is stated by the vendor, was seen in public code, or is inferred from its name.

use crate::error::{CodeRow, Error, Kind, Lang, Next, Reason};

/// A later logon ended this one.
pub(super) const REPLACED: &str = "11060002";

/// After these a logon is still known centrally, and has to be ended there before another one (2).
const MUST_LOG_OFF: [&str; 4] = [REPLACED, "11040007", "11030005", "11030006"];

static ROWS: &[CodeRow] = crate::code_rows! {
    // ── The request ──
    "10000001" | "10000002" | "10000003" | "10000005" | "10000008" | "10000009" | "10000010" | "10000011" | "10000012"
    | "10000013" | "10000014" | "10000015" Config ContactSupport
        "통합 로그인 요청이 올바르지 않습니다. 사이트에 문의해 주세요."
        "The single sign-on request is not complete. Please contact the site." "seen";
    "10000006" | "10000007" Rejected CheckInput
        "아이디와 비밀번호를 모두 적어 주세요."
        "Please give both user id and password." "seen";
    "10000016" | "10000017" Network Wait
        "로그인 정보를 암호화하거나 푸는 데 실패했습니다. 다시 시도해 주세요."
        "The credentials could not be encrypted or opened. Please try again." "seen";
    "10000019" Config ContactSupport
        "통합 로그인 정책을 읽을 수 없습니다. 사이트에 문의해 주세요."
        "The single sign-on policy cannot be read. Please contact the site." "seen";

    // ── The site's registration ──
    "11010001" | "11010002" | "11010003" | "11010004" | "11010005" | "11010006" | "11010007" | "13000003" | "13020003"
    Config ContactSupport
        "이 사이트가 통합 로그인에 등록되어 있지 않거나 등록 내용이 다릅니다. 사이트에 문의해 주세요."
        "This site is not registered for single sign-on, or not like this. Please contact the site." "seen";

    // ── The user ──
    "11020003" | "11020004" Rejected CheckInput
        "아이디나 비밀번호가 올바르지 않습니다."
        "User id or password is not right." "seen";
    "11020007" | "11030004" | "11050001" | "11070001" | "11080001" Config ContactSupport
        "통합 로그인 서버의 설정이 끝나지 않았습니다. 사이트에 문의해 주세요."
        "The single sign-on server is not set up for this. Please contact the site." "seen";
    "11020014" | "11020024" Rejected ContactSupport
        "사용이 중지된 계정입니다. 관리자에게 문의해 주세요."
        "This account is disabled. Please contact the administrator." "seen";
    "11020025" | "11070002" Rejected ContactSupport
        "비밀번호 사용 기간이 끝났습니다. 비밀번호를 바꾼 뒤 로그인해 주세요."
        "The password has expired. Please change it, then log on." "seen";
    "11050002" Rejected Unblock
        "계정이 잠겼습니다. 잠금을 푼 뒤 다시 로그인해 주세요."
        "The account is locked. Please have it unlocked, then log on again." "seen";
    "11070003" Rejected ContactSupport
        "비밀번호를 바꿀 때가 되었습니다. 비밀번호를 바꿔 주세요."
        "The password is about to expire. Please change it." "inferred";
    "11080002" Rejected ContactSupport
        "이 사이트를 이용할 권한이 없습니다. 관리자에게 문의해 주세요."
        "You may not use this site. Please contact the administrator." "seen";

    // ── Tokens and sessions ──
    "11030001" | "11030002" | "11030003" Network Restart
        "로그인 정보를 만들거나 읽지 못했습니다. 처음부터 다시 로그인해 주세요."
        "The logon could not be made or read. Please start over." "seen";
    "11030005" Expired Restart
        "오랫동안 쓰지 않아 로그아웃되었습니다. 처음부터 다시 로그인해 주세요."
        "You were logged off since nothing was done for a while. Please start over." "seen";
    "11030006" Expired Restart
        "로그인 시간이 끝났습니다. 처음부터 다시 로그인해 주세요."
        "The time of this logon is over. Please start over." "seen";
    "11040001" | "11040002" | "11040003" | "11040004" | "11040005" | "11040006" Network Restart
        "통합 로그인 서버가 로그인을 기록하지 못했습니다. 잠시 후 처음부터 다시 시작해 주세요."
        "The single sign-on server could not keep the logon. Please start over in a moment." "seen";
    "11040007" Expired Restart
        "통합 로그인이 끝났습니다. 처음부터 다시 로그인해 주세요."
        "The central logon has ended. Please start over." "seen";
    "11040008" | "11040009" Rejected ContactSupport
        "등록되지 않았거나 다른 사람이 쓰는 기기입니다. 관리자에게 문의해 주세요."
        "This device is not registered, or is someone else's. Please contact the administrator." "seen";

    // ── Two at a time ──
    "11060001" Rejected Wait
        "이 계정은 다른 곳에서 이미 로그인되어 있습니다. 그곳에서 로그아웃한 뒤 다시 시도해 주세요."
        "This account is logged on elsewhere. Please log off there, then try again." "seen";
    "11060002" Rejected Restart
        "같은 계정으로 다른 곳에서 로그인하여 이곳의 로그인이 끝났습니다. 처음부터 다시 로그인해 주세요."
        "Someone logged on with this account elsewhere, which ended this logon. Please start over." "stated";
    "11060009" Rejected Restart
        "이 계정은 다른 곳에서 로그인되어 있습니다. 처음부터 다시 로그인해 주세요."
        "This account is logged on elsewhere. Please start over." "seen";

    // ── The second factor ──
    "11100004" | "11100023" | "13100003" Rejected ContactSupport
        "이 계정에서는 2차 인증을 쓸 수 없습니다. 관리자에게 문의해 주세요."
        "The second factor cannot be used with this account. Please contact the administrator." "seen";
    "11100028" Rejected RetryCode
        "2차 인증이 필요합니다. 인증번호를 확인해 주세요."
        "The second factor is needed. Please check the code." "seen";

    // ── The agent in a mobile app, which a page never meets ──
    "14000001" | "14000002" | "14000003" | "14000004" | "14000005" | "14000006" | "14000007" | "14000008" | "14000009"
    | "14000010" | "14000011" | "14000012" | "14000013" | "14000014" | "14000015" | "14000016" | "14000017" | "14000018"
    | "14000019" | "14000020" | "14000021" Network Wait
        "모바일 앱이 통합 로그인에 연결하지 못했습니다. 조금 뒤 다시 시도해 주세요."
        "The mobile app could not reach single sign-on. Please try again in a while." "seen";
};

/// The meaning of the first four digits of a code that has no row (3).
static BANDS: &[CodeRow] = crate::code_rows! {
    "1000" | "1101" | "1300" | "1302" Config ContactSupport
        "통합 로그인 설정에 문제가 있습니다. 사이트에 문의해 주세요."
        "Something is wrong with the settings of single sign-on. Please contact the site." "seen";
    "1102" Rejected CheckInput
        "로그인 정보를 다시 확인해 주세요."
        "Please check what you log on with." "seen";
    "1103" | "1104" Network Restart
        "로그인을 이어 갈 수 없습니다. 처음부터 다시 시작해 주세요."
        "This logon cannot go on. Please start over." "seen";
    "1105" Rejected Unblock
        "계정이 잠겼거나 잠금을 확인할 수 없습니다. 관리자에게 문의해 주세요."
        "The account is locked, or nobody can tell. Please contact the administrator." "seen";
    "1106" Rejected Restart
        "다른 곳의 로그인 때문에 계속할 수 없습니다. 처음부터 다시 시작해 주세요."
        "A logon elsewhere stands in the way. Please start over." "seen";
    "1107" | "1108" Rejected ContactSupport
        "이 계정으로는 지금 로그인할 수 없습니다. 관리자에게 문의해 주세요."
        "This account cannot log on now. Please contact the administrator." "seen";
    "1110" | "1310" Rejected RetryCode
        "2차 인증에 실패했습니다. 인증번호를 다시 확인해 주세요."
        "The second factor failed. Please check the code." "inferred";
    "1400" Network Wait
        "통합 로그인에 연결하지 못했습니다. 조금 뒤 다시 시도해 주세요."
        "Single sign-on could not be reached. Please try again in a while." "seen";
};

/// Every row.
pub fn rows() -> impl Iterator<Item = &'static CodeRow> {
    ROWS.iter()
}

/// The meaning of a code without a row, by its first digits.
pub fn bands() -> impl Iterator<Item = &'static CodeRow> {
    BANDS.iter()
}

/// The row for a code, or for its band; `None` for one that neither has.
pub fn find(code: &str) -> Option<&'static CodeRow> {
    let is_code = code.len() == 8 && code.bytes().all(|b| b.is_ascii_digit());
    let band = || code.get(..4).filter(|_| is_code).and_then(|band| CodeRow::find(BANDS, band, ""));
    CodeRow::find(ROWS, code, "").or_else(band)
}

/// The refusal that a code means. `said` is the server's own sentence: of the codes that customers define (50...) nobody else
/// knows the meaning.
pub(super) fn refusal(code: Option<&str>, said: Option<&str>, phase: &str, lang: Lang) -> Error {
    let row = code.and_then(find);
    let error = match code {
        Some(code) => CodeRow::refusal(row, code, said.unwrap_or_default(), lang),
        None => Error::new(Kind::Rejected, Reason::Rejected),
    };
    let error = match (row, phase) {
        // No code is known that means a wrong code of the second factor.
        (None, "secondFactor") => error.then(Next::RetryCode),
        (None, _) => error.then(Next::ContactSupport),
        _ => error,
    };
    error.at(phase)
}

/// The user has to be logged off centrally first.
pub(super) fn must_log_off(code: Option<&str>) -> bool {
    code.is_some_and(|code| MUST_LOG_OFF.contains(&code) || code == "NotAuthenticatedApp")
}
