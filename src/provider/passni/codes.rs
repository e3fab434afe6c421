//! The codes of the agent and of the SSO server: the sentence for the user, and who must act (5). That the code exists and what it
//! names is stated by the agent's guide for all of EA and ES and for SS0001 and SS0007, and was seen for the others; what can
//! be done about each is inferred.

use crate::error::CodeRow;

static ROWS: &[CodeRow] = crate::code_rows! {
    // ── The agent ──
    "EA0001" Network Wait
        "통합 로그인 에이전트가 시작되지 않았습니다. 조금 뒤 다시 시도해 주세요."
        "The sign-on agent of this site did not start. Please try again in a while." "stated";
    "EA0002" Config ContactSupport
        "이 사이트의 통합 로그인 연결에 문제가 있습니다(필수 값). 사이트에 문의해 주세요."
        "This site's connection to single sign-on is wrong (a missing value). Please contact the site." "stated";
    "EA0003" | "EA0004" Network Wait
        "통합 로그인 서버와 통신하지 못했습니다. 조금 뒤 다시 시도해 주세요."
        "The single sign-on server could not be reached. Please try again in a while." "stated";
    "EA0005" | "EA0008" | "EA0009" | "EA0010" | "EA0011" Network Wait
        "통합 로그인 에이전트와 서버의 암호 통신에 문제가 있습니다. 조금 뒤 다시 시도해 주세요."
        "The agent and the single sign-on server cannot talk securely. Please try again in a while." "stated";
    "EA0006" | "EA0007" Network Wait
        "통합 로그인 서버의 답을 에이전트가 읽지 못했습니다. 조금 뒤 다시 시도해 주세요."
        "The agent could not read the single sign-on server's answer. Please try again in a while." "stated";

    // ── The SSO server ──
    "ES0001" | "ES0020" Rejected Restart
        "통합 로그인 서버가 요청을 받아들이지 않았습니다. 처음부터 다시 로그인해 주세요."
        "The single sign-on server did not accept the request. Please start over." "stated";
    "ES0002" | "ES0019" Network Wait
        "통합 로그인 서버를 잠시 이용할 수 없습니다. 조금 뒤 다시 시도해 주세요."
        "The single sign-on server is not available at the moment. Please try again in a while." "stated";
    "ES0003" Config ContactSupport
        "이 사이트가 통합 로그인 서버에 보낸 값이 모자랍니다. 사이트에 문의해 주세요."
        "This site did not tell the single sign-on server enough. Please contact the site." "stated";
    "ES0004" | "ES0005" Config ContactSupport
        "이 사이트가 통합 로그인 서버에 등록되어 있지 않습니다. 사이트에 문의해 주세요."
        "This site is not registered with the single sign-on server. Please contact the site." "stated";
    "ES0006" | "ES0008" | "ES0010" | "ES0012" Network Wait
        "통합 로그인 서버의 키에 문제가 있습니다. 조금 뒤 다시 시도해 주세요."
        "The single sign-on server has trouble with its keys. Please try again in a while." "stated";
    "ES0007" | "ES0009" | "ES0011" | "ES0013" | "ES0014" Network Wait
        "통합 로그인 서버가 암호화된 요청을 처리하지 못했습니다. 조금 뒤 다시 시도해 주세요."
        "The single sign-on server could not handle the secured request. Please try again in a while." "stated";
    "ES0016" | "ES0018" Network Wait
        "통합 로그인 서버가 자료를 처리하지 못했습니다. 조금 뒤 다시 시도해 주세요."
        "The single sign-on server could not handle the data. Please try again in a while." "stated";

    // ── The user ──
    "ES0015" Rejected ContactSupport
        "통합 로그인 서버에 등록되지 않은 사용자입니다. 사이트에 문의해 주세요."
        "The single sign-on server does not know this user. Please contact the site." "stated";
    "EOP001" Rejected ContactSupport
        "이 시스템을 이용할 권한이 없습니다. 사이트에 문의해 주세요."
        "You have no permission to use this system. Please contact the site." "seen";

    // ── The login ──
    "ES0017" Expired Restart
        "로그인 시간이 지났습니다. 처음부터 다시 로그인해 주세요."
        "The time for this login is over. Please start over." "stated";
    "ES0021" | "ES0022" | "ES0023" | "ES0024" | "ES0028" Rejected Restart
        "로그인 정보가 올바르지 않습니다. 처음부터 다시 로그인해 주세요."
        "This login does not count any more. Please start over." "stated";
    "ES0025" Rejected Restart
        "로그인한 뒤 네트워크(IP 주소)가 바뀌었습니다. 처음부터 다시 로그인해 주세요."
        "Your network (IP address) changed since you logged in. Please start over." "stated";
    "ES0026" Rejected Restart
        "로그인한 브라우저와 다른 브라우저입니다. 처음부터 다시 로그인해 주세요."
        "This is not the browser that you logged in with. Please start over." "stated";
    "ES0027" Expired Restart
        "로그인 유효 시간이 지났습니다. 처음부터 다시 로그인해 주세요."
        "Your login has expired. Please start over." "stated";
    "ES0029" Rejected Restart
        "로그인 코드가 올바르지 않거나 이미 쓴 코드입니다. 처음부터 다시 로그인해 주세요."
        "The code of this login is wrong or was used before. Please start over." "stated";

    // ── The state of a login, which is no error where the login is checked ──
    "SS0001" Rejected Wait
        "이미 로그인되어 있습니다."
        "You are logged in." "stated";
    "SS0007" Rejected Wait
        "같은 사용자가 다른 곳에서도 로그인했습니다."
        "The same user is logged in elsewhere, too." "stated";
    "SS0098" | "SS0099" Rejected Restart
        "2차 인증을 마치지 않았습니다. 처음부터 다시 로그인해 주세요."
        "The second factor is not done yet. Please start over." "seen";
};

/// The token's own faults: whatever was asked with it, the login is over (5.3).
const OF_TOKEN: [&str; 8] = ["ES0021", "ES0022", "ES0023", "ES0024", "ES0025", "ES0026", "ES0027", "ES0028"];

/// The user is logged in (2.5).
pub(super) const LOGGED_IN: &str = "SS0001";

/// The user is logged in here, and elsewhere, too (2.5).
pub(super) const DUPLICATE: &str = "SS0007";

/// Every row.
pub fn rows() -> impl Iterator<Item = &'static CodeRow> {
    ROWS.iter()
}

/// The row for a code; `None` for one that is not known.
pub fn find(code: &str) -> Option<&'static CodeRow> {
    CodeRow::find(ROWS, code, "")
}

/// True if a code means that the token is no longer valid.
pub(super) fn ends_login(code: &str) -> bool {
    OF_TOKEN.contains(&code)
}
