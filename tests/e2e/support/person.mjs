/** Someone who does not exist, marked so that nothing of theirs occurs by chance. */
export const PERSON = { userName: '표시된사람', userPhone: '010-7391-8264', userBirthday: '19870413' };

const digits = (text) => text.replace(/\D/g, '');

/** The number as the emulator's phone knows it. */
export const NUMBER = digits(PERSON.userPhone);

/**
 * Every way in which a person's data could stand in a request in the clear.
 * @param {{ userName: string, userPhone: string, userBirthday: string }} person
 * @returns {string[]}
 */
export function marks({ userName, userPhone, userBirthday }) {
  const [year, month, day] = [userBirthday.slice(0, 4), userBirthday.slice(4, 6), userBirthday.slice(6)];
  const plain = [
    userName,
    userPhone,
    digits(userPhone),
    userBirthday,
    `${year}-${month}-${day}`,
    `${year}.${month}.${day}`,
  ];
  return [...new Set(plain.flatMap(forms))];
}

function forms(text) {
  const bytes = Buffer.from(text, 'utf8');
  const escaped = [...text].map((letter) => `\\u${letter.codePointAt(0).toString(16).padStart(4, '0')}`).join('');
  return [
    text,
    encodeURIComponent(text),
    escaped,
    bytes.toString('hex'),
    bytes.toString('latin1'),
    ...base64Forms(bytes),
  ];
}

/** What base64 makes of the bytes at each place in a group of three, without what depends on neighbours. */
function base64Forms(bytes) {
  return [0, 1, 2].flatMap((before) => {
    const whole = bytes.subarray((3 - before) % 3);
    const text = whole.subarray(0, whole.length - (whole.length % 3)).toString('base64');
    return text.length >= 8 ? [text, text.replaceAll('+', '-').replaceAll('/', '_')] : [];
  });
}
