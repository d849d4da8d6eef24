// How many columns text takes on a terminal. Glibc's wcwidth depends on the locale that happens to be set
// and says -1 for everything in the C locale, so that wrapping would differ between a terminal and a
// pipe: a small rule of our own is the same everywhere.

/// The columns that `text` takes; `text` has been made `visible`, so nothing in it moves the cursor.
package func columns(_ text: some StringProtocol) -> Int {
  // Most text is ASCII, a column an octet.
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
  return text.unicodeScalars.reduce(0) { $0 + columns($1) }
}

private func columns(_ scalar: Unicode.Scalar) -> Int {
  let value = scalar.value
  if value < 0x300 { return 1 }
  if (0x1160...0x11ff).contains(value) { return 0 }  // Hangul vowels and finals join the syllable before
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark: return 0
  default: break
  }
  if wide.contains(where: { $0.contains(value) }) || scalar.properties.isEmojiPresentation {
    let isHalfOfFlag = (0x1f1e6...0x1f1ff).contains(value)
    return isHalfOfFlag ? 1 : 2
  }
  return 1
}

/// The blocks of East Asian wide and full-width characters (Unicode TR 11); emoji are asked for above.
private let wide: [ClosedRange<UInt32>] = [
  0x1100...0x115f, 0x2329...0x232a, 0x2e80...0x303e, 0x3041...0x4dbf, 0x4e00...0xa4cf, 0xa960...0xa97f,
  0xac00...0xd7a3, 0xf900...0xfaff, 0xfe10...0xfe19, 0xfe30...0xfe6f, 0xff01...0xff60, 0xffe0...0xffe6,
  0x16fe0...0x18cff, 0x1aff0...0x1b2ff, 0x1f200...0x1f265, 0x20000...0x3fffd,
]
