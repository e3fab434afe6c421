//! OMPASS's error codes of version 1: the sentence for the user, and who must act (2.7). Version 2 has codes too, of
//! which none is known.

use crate::error::CodeRow;

static ROWS: &[CodeRow] = crate::code_rows! {
    // ── The site ──
    "000" Config ContactSupport
        "이 사이트가 OMPASS에 빈 요청을 보냈습니다. 사이트에 문의해 주세요."
        "This site sent OMPASS an empty request. Please contact the site." "stated";
    "001" | "004" | "005" Config ContactSupport
        "OMPASS가 이 사이트의 비밀 키를 받아들이지 않았습니다. 사이트에 문의해 주세요."
        "OMPASS did not accept this site's secret key. Please contact the site." "stated";

    // ── The user ──
    "002" Rejected CheckInput
        "아이디가 필요합니다. 아이디를 적어 주세요."
        "A user id is needed. Please give yours." "stated";
    "006" Rejected CheckInput
        "아이디는 30자를 넘을 수 없습니다. 아이디를 다시 확인해 주세요."
        "A user id has 30 characters at most. Please check yours." "stated";

    // ── The token ──
    "003" Rejected Restart
        "OMPASS 인증 결과가 전달되지 않았습니다. 처음부터 다시 시작해 주세요."
        "The result of OMPASS did not arrive. Please start over." "stated";
    "011" Expired Restart
        "OMPASS 인증 결과의 유효 시간이 지났습니다. 처음부터 다시 시작해 주세요."
        "The result of OMPASS is too old. Please start over." "stated";
    "012" | "013" | "014" Rejected Restart
        "OMPASS가 이 인증 결과를 인정하지 않았습니다. 처음부터 다시 시작해 주세요."
        "OMPASS does not recognize this result. Please start over." "stated";
};

/// Every row.
pub fn rows() -> impl Iterator<Item = &'static CodeRow> {
    ROWS.iter()
}

/// The row for a code of version 1; `None` for one that is not known.
pub fn find(code: &str) -> Option<&'static CodeRow> {
    CodeRow::find(ROWS, code, "")
}
