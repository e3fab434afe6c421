//! Result codes of the carriers' PASS apps. A detail code of the app may follow in the message; it tells no more of what to do.

use crate::error::CodeRow;

pub(super) const ROWS: &[CodeRow] = crate::code_rows! {
    "6701" Rejected InstallApp
        "PASS에 가입되어 있지 않습니다. PASS 앱에서 가입한 뒤 다시 시작해 주세요."
        "You are not signed up to PASS. Please sign up in the PASS app and start again." "§8";
    "6702" Rejected Wait
        "아직 PASS 앱에서 인증하지 않으셨습니다. 앱에서 승인한 뒤 다시 확인해 주세요."
        "Not approved in the PASS app yet. Please approve there, then check again." "§8";
    // Called a failure, yet its detail codes are states before the end: not run yet, in progress, app not started.
    "6703" Rejected Wait
        "PASS가 아직 인증을 마치지 못했습니다. PASS 앱이 실행되는지 확인하고 인증을 마쳐 주세요."
        "PASS has not finished yet. Please make sure the PASS app is running, and finish there." "§8";
    "6704" Rejected InstallApp
        "휴대폰에 PASS 앱이 없습니다. 앱을 설치한 뒤 다시 시작해 주세요."
        "The PASS app is not on your phone. Please install it and start again." "§8";
    "6705" Rejected Restart
        "PASS 앱에서 인증을 취소했거나 확인에 실패했습니다. 처음부터 다시 시작해 주세요."
        "The PASS app reports that you cancelled, or that its check failed. Please start over." "§8";
    "6038" | "6706" Expired Restart
        "PASS 앱에서 인증할 수 있는 시간이 지났습니다. 처음부터 다시 시작해 주세요."
        "The time to approve in the PASS app is over. Please start over." "§8";
    "6707" Rejected UseSms
        "이 휴대폰에서는 PASS를 쓸 수 없습니다. 문자로 인증해 주세요."
        "PASS does not work on this phone. Please verify by text message." "§8";
    // No age in the text: the guide says both "under 14" and "from 15 on".
    "6751" Rejected UseSms
        "나이 제한 때문에 PASS를 쓸 수 없습니다. 문자로 인증해 주세요."
        "You are below the age that PASS asks for. Please verify by text message." "§8";
    "6201" Rejected UseSms
        "PASS 연결이 끊어져 인증하지 못했습니다. 문자로 인증해 주세요."
        "The connection to PASS was lost. Please verify by text message." "§8";
    "6039" Network UseSms
        "PASS가 점검 중이라 지금은 쓸 수 없습니다. 문자로 인증해 주세요."
        "PASS is down for maintenance. Please verify by text message." "§8";
    "6752" @ "request" Network Wait
        "PASS 알림이 휴대폰에 도착하지 못했습니다. 잠시 후 다시 시도해 주세요."
        "The PASS notification could not be sent to your phone. Please try again in a moment." "§8";
    "6752" Network Restart
        "PASS 알림이 휴대폰에 도착하지 못했습니다. 잠시 후 처음부터 다시 시작해 주세요."
        "The PASS notification could not be sent to your phone. Please start over in a moment." "§8";
    "6753" Rejected InstallApp
        "PASS 앱을 다시 등록하지 못했습니다. 앱을 지우고 새로 설치한 뒤 다시 시작해 주세요."
        "The PASS app could not be registered again. Please reinstall it and start again." "§8";
    "6754" Rejected CheckInput
        "LG U+ 망을 쓰는 알뜰폰 번호입니다. 통신사에서 LG U+ 알뜰폰을 골라 주세요."
        "This number belongs to an MVNO on LG U+. Please choose LG U+ MVNO as your carrier." "§8";
    "6755" Rejected Unblock
        "PASS 앱에서 본인확인이 차단되어 있습니다. 앱 설정에서 차단을 푼 뒤 다시 시작해 주세요."
        "Identity verification is blocked in your PASS app. Please lift the block in its settings and start again." "§8";
    "6756" Rejected Unblock
        "본인확인 문자를 휴대폰에서 막아 두셨습니다. 보낸 번호의 차단을 풀고 다시 시작해 주세요."
        "Messages for verification are blocked. Please take the sender off your blocked contacts and start again." "§8";
    "6757" Rejected InstallApp
        "SKT의 휴대폰 인증 보호 앱을 찾지 못했습니다. 앱을 설치하고 처음부터 다시 시작해 주세요."
        "SKT's app that protects verification is not on your phone. Please install it and start again." "§8";
    "6037" | "6040" | "6041" | "6042" Network Wait
        "SKT PASS와 통신하는 데 문제가 생겼습니다. 잠시 후 다시 시도해 주세요."
        "There was trouble talking to SKT's PASS. Please try again in a moment." "§8";
    "6200" @ "request" | "6204" @ "request" | "6206" @ "request" Network Wait
        "PASS 인증을 열지 못했습니다. 잠시 후 다시 시도해 주세요."
        "PASS could not open this verification. Please try again in a moment." "§8";
    "6200" | "6204" | "6206" Network Restart
        "PASS 인증을 열지 못했습니다. 잠시 후 처음부터 다시 시작해 주세요."
        "PASS could not open this verification. Please start over in a moment." "§8";
    "6208" Rejected Restart
        "PASS에서 인증이 받아들여지지 않았습니다. 처음부터 다시 시작해 주세요."
        "PASS did not accept the verification. Please start over." "§8";
    "6092" @ "request" | "6093" @ "request" Network Wait
        "LG U+에서 앱 인증 문자를 보내지 못했습니다. 잠시 후 다시 시도해 주세요."
        "LG U+ could not send the message for its app. Please try again in a moment." "§8";
    "6092" | "6093" Network Restart
        "LG U+에서 앱 인증 문자를 보내지 못했습니다. 잠시 후 처음부터 다시 시작해 주세요."
        "LG U+ could not send the message for its app. Please start over in a moment." "§8";
};
