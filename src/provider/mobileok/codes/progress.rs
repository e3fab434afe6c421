//! Result codes about the state of the transaction: done, over, unknown, or no longer the one that was begun.

use crate::error::CodeRow;

pub(super) const ROWS: &[CodeRow] = crate::code_rows! {
    // Success is no error: whoever makes one of this row is wrong.
    "2000" Bug ContactSupport
        "본인확인을 마쳤습니다."
        "You are verified." "§8";
    "4000" Expired Restart
        "결과를 이미 전달했거나 결과를 받을 시간이 지났습니다. 처음부터 다시 시작해 주세요."
        "The result was already handed over, or the time for it is over. Please start over." "§8";
    "4001" Expired Restart
        "진행 중인 인증이 없습니다. 인증을 요청하고 7분이 지났다면 처음부터 다시 시작해 주세요."
        "No verification is under way; one ends 7 minutes after it is requested. Please start over." "§8";
    "4003" Expired Restart
        "인증번호를 다시 보낼 요청이 없습니다. 7분이 지났을 수 있으니 처음부터 다시 시작해 주세요."
        "There is no request left to send a code for; its 7 minutes may be over. Please start over." "§8";
    "4018" Expired Restart
        "인증번호를 확인할 요청이 없습니다. 이미 끝났거나 10분이 지났을 수 있으니 처음부터 다시 시작해 주세요."
        "There is no request to check this code against; it is finished, or its 10 minutes are over. Please start over." "§8";
    "5033" Expired Restart
        "시작한 지 10분이 지나 인증이 끝났습니다. 처음부터 다시 시작해 주세요."
        "More than 10 minutes have passed since the start. Please start over." "§8";
    "6099" Expired Restart
        "정해진 시간 안에 인증을 마치지 못했습니다. 처음부터 다시 시작해 주세요."
        "The verification took longer than allowed. Please start over." "§8";
    "7001" Expired Restart
        "인증 결과가 남아 있지 않습니다. 보관 시간이 지났을 수 있으니 처음부터 다시 시작해 주세요."
        "The result is no longer there; the time it is kept may be over. Please start over." "§8";
    "4007" Rejected Restart
        "같은 인증이 이미 진행되고 있습니다. 처음부터 새로 시작해 주세요."
        "This verification is already under way elsewhere. Please start a new one." "§8";
    "4150" Rejected Restart
        "이미 끝난 인증입니다. 한 번 더 필요하면 처음부터 시작해 주세요."
        "This verification is already finished. If you need another one, please start over." "§8";
    "5015" | "5016" Rejected Restart
        "앞 단계와 이어지지 않는 인증입니다. 처음부터 다시 시작해 주세요."
        "This step does not belong to the one before it. Please start over." "§8";
    "5024" Rejected Restart
        "인증 확인이 끝나지 않아 결과를 받을 수 없습니다. 처음부터 다시 시작해 주세요."
        "There is no result, because the verification was not completed. Please start over." "§8";
    "5030" Rejected Restart
        "보안 키보드로 입력한 내용을 읽지 못했습니다. 처음부터 다시 시작해 주세요."
        "What was typed on the secure keypad could not be read. Please start over." "§8";
    "5032" Rejected Restart
        "사용 중인 브라우저를 확인하지 못했습니다. 처음부터 다시 시작해 주세요."
        "Your browser could not be recognised. Please start over." "§8";
    "5101" Rejected Restart
        "인증을 시작한 기기나 브라우저와 달라 멈췄습니다. 한 곳에서 처음부터 다시 시작해 주세요."
        "The device or browser changed along the way, so this was stopped. Please start over and stay on one." "§8";
    "5031" | "9999" Network Wait
        "인증 기관에서 알 수 없는 문제가 생겼습니다. 잠시 후 다시 시도해 주세요."
        "Something unexpected went wrong at the verification service. Please try again in a moment." "§8";
};
