//! Toss's error codes: the sentence for the user, and who must act (2.7). The official list was not to be had: `source`
//! says of each code whether its meaning is stated by Toss, was seen in code that talks to the service, or is inferred from
//! its neighbours where only its existence is known.

use crate::error::CodeRow;

/// The code of an access token that is not accepted, or no longer.
pub(super) const TOKEN_INVALID: &str = "CE1000";

static ROWS: &[CodeRow] = crate::code_rows! {
    // ── The service ──
    "CE0001" | "CE0002" Network Wait
        "토스인증 서비스를 잠시 이용할 수 없습니다. 조금 뒤 다시 시도해 주세요."
        "Toss cert is not available at the moment. Please try again in a while." "seen";
    "CE0003" Network Wait
        "토스인증 서비스에 문제가 있습니다. 조금 뒤 다시 시도해 주세요."
        "Toss cert is in trouble at the moment. Please try again in a while." "inferred";
    "CE5000" Network Restart
        "토스인증 서버에 문제가 생겼습니다. 잠시 후 처음부터 다시 시작해 주세요."
        "Something went wrong at Toss cert. Please start over in a moment." "inferred";

    // ── The site ──
    "CE1000" Config ContactSupport
        "이 사이트의 토스인증 연결이 승인되지 않았습니다(접근 토큰). 사이트에 문의해 주세요."
        "This site's connection to Toss cert was not accepted (access token). Please contact the site." "stated";
    "CE1001" Config ContactSupport
        "이 사이트의 토스인증 연결이 승인되지 않았습니다(이용 권한). 사이트에 문의해 주세요."
        "This site's connection to Toss cert was not accepted (permission). Please contact the site." "inferred";

    // ── The request ──
    // Next to the code of the age policy: refusals of a request. At the request the person may be another one than typed.
    "CE3000" @ "request" | "CE3001" @ "request" | "CE3002" @ "request" | "CE3003" @ "request" Rejected CheckInput
        "토스인증이 요청을 받지 않았습니다. 토스에 가입한 정보와 같은지 이름, 생년월일, 휴대폰 번호를 확인해 주세요."
        "Toss cert did not take the request. Please check that name, birthday and number are those you gave to Toss." "inferred";
    "CE3000" | "CE3001" | "CE3002" | "CE3003" Rejected Restart
        "토스인증이 이 요청을 받아들이지 않았습니다. 처음부터 다시 시작해 주세요."
        "Toss cert did not accept this request. Please start over." "inferred";
    "CE3006" Rejected ContactSupport
        "나이 제한 때문에 토스인증을 이용할 수 없습니다. 다른 방법이 있는지 사이트에 문의해 주세요."
        "Toss cert cannot be used at your age. Please ask the site for another way." "seen";

    // ── The transaction ──
    "CE3100" Rejected Restart
        "진행 중인 인증을 찾을 수 없습니다. 처음부터 다시 시작해 주세요."
        "There is no such verification under way. Please start over." "stated";
    "CE3101" Rejected Restart
        "인증 결과를 확인할 수 있는 횟수를 넘었습니다. 처음부터 다시 시작해 주세요."
        "The result was asked for too often. Please start over." "seen";
    "CE3102" Rejected Wait
        "아직 토스 앱에서 인증을 마치지 않으셨습니다. 앱에서 인증한 뒤 다시 확인해 주세요."
        "You have not finished in the Toss app yet. Please do so, then check again." "stated";
    "CE3103" Expired Restart
        "토스인증 요청의 유효 시간이 지났습니다. 처음부터 다시 시작해 주세요."
        "The time for this request is over. Please start over." "seen";
    "CE3200" Rejected Restart
        "토스인증을 계속할 수 없습니다. 처음부터 다시 시작해 주세요."
        "Toss cert cannot go on with this. Please start over." "inferred";
};

/// Every row.
pub fn rows() -> impl Iterator<Item = &'static CodeRow> {
    ROWS.iter()
}

/// The row for a code that came in answer to step `phase`; `None` for one that is not known.
pub fn find(code: &str, phase: &str) -> Option<&'static CodeRow> {
    CodeRow::find(ROWS, code, phase)
}
