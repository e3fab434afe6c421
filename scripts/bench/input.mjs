/** What every seal of the bench seals: MOKAuthInfo of 318 bytes in UTF-8, as it travels. */
export const info = {
  serviceType: 'telcoAuth',
  providerId: 'SKT',
  reqAuthType: 'SMS',
  usageCode: '01001',
  userName: '남궁가나',
  userPhone: '01012345678',
  userBirthday: '19900228',
  userGender: '1',
  userNation: '0',
  sendMsg: '[본인 확인] 인증번호는 [000000]입니다.',
  replyNumber: '0212345678',
  retTransferType: 'MOKResult',
};
