/** Instruments of the whole country that several rules rest on, as they are cited. */
export const UU_HKPD = 'UU 1/2022 (HKPD)';
export const PERMENDAGRI_82 = 'Permendagri 82/2022';
/** What governs the base from 2025 on; its coefficients have not been read. */
export const PERMENDAGRI_7 = 'Permendagri 7/2025 (koefisien belum dibaca; angka 2022 diteruskan)';
export const PERMENDAGRI_2016 = 'Permendagri 2016 tentang dasar pengenaan PKB (belum dibaca)';
export const PMK_16 = 'PMK 16/PMK.010/2017';
export const PERDA_BALI_OLD = 'Perda Bali 1/2011 sebagaimana diubah (progresif belum dibaca)';
export const PERDA_BALI = 'Perda Bali 1/2024';
export const PERGUB_BALI_2025 = 'Pergub Bali 30/2024';
export const PERGUB_BALI_2026 = 'Pergub Bali 53/2025';
export const PERDA_NTB = 'Perda NTB 2/2024 (keterangan Bappenda NTB, 12 September 2024)';
export const PERDA_DKI_OLD = 'Perda DKI Jakarta 2/2015';
export const PERDA_DKI = 'Perda DKI Jakarta 1/2024';

/** First day of the rates and of opsen under UU 1/2022. */
export const HKPD_DAY = '2025-01-05';
export const DAY_BEFORE_HKPD = '2025-01-04';
