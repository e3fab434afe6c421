//! Result codes of the call that rings the user's phone (ARS).
//!
//! One answered call is all there is; another may be asked for only while none was answered (guide, section 6). For those
//! cases section 8 says to start over, so `CallAgain` comes first, and the service's refusal leads on to `Restart`.

use crate::error::CodeRow;

pub(super) const ROWS: &[CodeRow] = crate::code_rows! {
    "4011" Network CallAgain
        "인증 전화를 걸지 못했습니다. 잠시 후 전화를 다시 요청해 주세요."
        "The call could not be made. Please ask for it again in a moment." "§8";
    // Not answered or wrongly answered: this code does not tell which, and the second leaves no call to repeat.
    "4020" Rejected Restart
        "전화 인증이 확인되지 않았습니다. 처음부터 다시 시작해 주세요."
        "The verification by phone call did not succeed. Please start over." "§8";
    "4500" Rejected Wait
        "아직 전화 인증 결과가 없습니다. 통화를 마친 뒤 다시 확인해 주세요."
        "There is no result of the call yet. Please finish the call, then check again." "§8";
    "4501" Rejected Wait
        "인증 전화를 걸고 있습니다. 전화를 받은 뒤 다시 확인해 주세요."
        "The call is on its way. Please answer it, then check again." "§8";
    // Asked to call once more after an answered call: what is left to do is to ask for that call's result.
    "4502" @ "call" Rejected Wait
        "인증 전화를 이미 받으셨습니다. 전화는 다시 오지 않으니 결과를 확인해 주세요."
        "You have already taken the call, and there will be no other. Please check its result." "§8";
    "4502" Rejected Restart
        "인증 전화는 한 번만 받을 수 있습니다. 처음부터 다시 시작해 주세요."
        "Only one call can be taken, and you have taken it. Please start over." "§8";
    "4602" Rejected Restart
        "통화 중에 누른 번호가 맞지 않았습니다. 처음부터 다시 시작해 주세요."
        "The number keyed in during the call was not right. Please start over." "§8";
    "4604" Rejected Restart
        "통화 중에 #을 눌러 인증을 그만두셨습니다. 처음부터 다시 시작해 주세요."
        "You stopped the verification with # during the call. Please start over." "§8";
    "4610" Rejected CheckInput
        "없는 휴대폰 번호라서 전화를 걸지 못했습니다. 번호를 확인해 주세요."
        "There is no such number to call. Please check the mobile number." "§8";
    "4611" Rejected CallAgain
        "인증 전화가 거절되었습니다. 수신 차단을 확인한 뒤 전화를 다시 요청해 주세요."
        "The call was declined. Please make sure it is not blocked, and ask for it again." "§6, §8";
    "4612" Rejected CallAgain
        "인증 전화를 받지 않으셨습니다. 전화를 다시 요청해 주세요."
        "The call was not answered. Please ask for it again." "§6, §8";
    "4641" Rejected CallAgain
        "통화 중이라 인증 전화를 걸지 못했습니다. 통화를 마치고 전화를 다시 요청해 주세요."
        "Your line was busy. Please finish your call, and ask for ours again." "§6, §8";
    // A phone that is off is none of the three cases for another call.
    "4642" Rejected Restart
        "휴대폰이 꺼져 있습니다. 전원을 켠 뒤 처음부터 다시 시작해 주세요."
        "The phone is switched off. Please turn it on and start over." "§6, §8";
    "4613" Rejected Restart
        "다른 번호로 착신 전환된 휴대폰입니다. 착신 전환을 끄고 처음부터 다시 시작해 주세요."
        "Calls to this phone are forwarded. Please turn forwarding off and start over." "§8";
    "4620" Rejected Restart
        "인증을 마치기 전에 전화가 끊겼습니다. 처음부터 다시 시작해 주세요."
        "You hung up before the verification was finished. Please start over." "§6, §8";
    "4624" Rejected Restart
        "통화 중에 번호를 누르지 않아 인증이 끝났습니다. 처음부터 다시 시작해 주세요."
        "No number was keyed in during the call. Please start over." "§6, §8";
    "4698" Network Restart
        "통화 중에 누른 번호를 통신사에서 확인하지 못했습니다. 잠시 후 처음부터 다시 시작해 주세요."
        "The carrier could not check the number you keyed in. Please start over in a moment." "§8";
    "4699" Network Restart
        "전화 인증 서비스에 문제가 생겼습니다. 잠시 후 처음부터 다시 시작해 주세요."
        "The calling service is in trouble. Please start over in a moment." "§8";
    "5019" Rejected Restart
        "어느 전화의 인증인지 알 수 없습니다. 처음부터 다시 시작해 주세요."
        "It is not known which call this belongs to. Please start over." "§8";
};
