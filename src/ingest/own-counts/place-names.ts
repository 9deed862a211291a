/** 葵区 of 静岡市葵区, 熱海市 of 静岡県熱海市; 津市 is no part of 沼津市. */
export const isPlaceIn = (whole: string, name: string): boolean =>
  whole.endsWith(name) &&
  /(^|[都道府県市郡区局庁]|[^\p{L}\p{N}])$/u.test(whole.slice(0, whole.length - name.length));
