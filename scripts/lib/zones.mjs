/** Host zones that tests of times run in: none, the providers', and both sides of the equator with summer time. */
export const zones = ['UTC', 'Asia/Seoul', 'America/New_York', 'Australia/Sydney'];
