// The one place that makes foreign text safe to show. A terminal obeys bytes: an escape sequence from a
// server can recolour, retitle or answer for the user, and a direction-changing character can show a
// line that is not the line that was sent. Nothing here may know what the text means.

/// The text of `bytes` with everything that a terminal would obey or a person could not see spelt out.
///
/// Control bytes, C1 bytes and bytes that are not UTF-8 become `\x1b`; C1 as UTF-8 and invisible or
/// direction-changing characters become `<U+202E>`. Tab stays; newline stays only when `keepNewlines`.
/// Everything else is unchanged, so text that already reads `\x1b` cannot be told from an escape byte:
/// this is for looking at, the transcript keeps the true bytes. Linear in the length of the input.
package func visible(_ bytes: some Sequence<UInt8>, keepNewlines: Bool = false) -> String {
  visible(octets: Array(bytes), keepNewlines: keepNewlines)
}

/// The same for text that is known to be Unicode.
package func visible(_ text: String, keepNewlines: Bool = false) -> String {
  visible(octets: Array(text.utf8), keepNewlines: keepNewlines)
}

private func visible(octets: [UInt8], keepNewlines: Bool) -> String {
  var safe: [UInt8] = []
  safe.reserveCapacity(octets.count)
  var index = 0
  while index < octets.count {
    let byte = octets[index]
    switch byte {
    case 0x20..<0x7f, 0x09:
      safe.append(byte)
      index += 1
    case 0x0a where keepNewlines:
      safe.append(byte)
      index += 1
    case 0x80...:
      guard let (scalar, length) = decodeScalar(octets, at: index) else {
        safe += escape(byte)
        index += 1
        continue
      }
      if mustBeSpeltOut(scalar) {
        safe += escape(scalar)
      } else {
        safe += octets[index..<index + length]
      }
      index += length
    default:
      safe += escape(byte)
      index += 1
    }
  }
  return String(decoding: safe, as: UTF8.self)
}

/// Puts a sign of the same length in place of each character beyond ASCII that `visible` spells out: for a line that
/// is being edited, where nothing may move. Control characters stay; readline shows them as `^[`.
func concealInvisible(_ bytes: inout [UInt8]) {
  guard bytes.contains(where: { $0 >= 0x80 }) else { return }
  var index = 0
  while index < bytes.count {
    guard bytes[index] >= 0x80 else {
      index += 1
      continue
    }
    let decoded = decodeScalar(bytes, at: index)
    let length = decoded?.length ?? 1
    if decoded.map({ mustBeSpeltOut($0.0) }) ?? true {
      bytes.replaceSubrange(index..<index + length, with: standIns[length - 1])
    }
    index += length
  }
}

/// A sign for each length in octets; there is none of four that is surely one column wide.
private let standIns = ["?", "\u{a4}", "\u{fffd}", "\u{fffd}?"].map { Array($0.utf8) }

private let hexDigits = Array("0123456789abcdef".utf8)

/// `\x1b`
private func escape(_ byte: UInt8) -> [UInt8] {
  [0x5c, 0x78, hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
}

/// `<U+202E>`
private func escape(_ scalar: Unicode.Scalar) -> [UInt8] {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return Array("<U+\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits)>".utf8)
}

/// The scalar that starts at `index`, which holds a byte of 0x80 or more: nil unless it is well-formed
/// UTF-8 (no overlong form, no surrogate, nothing above U+10FFFF; RFC 3629 section 4).
private func decodeScalar(_ bytes: [UInt8], at index: Int) -> (Unicode.Scalar, length: Int)? {
  let first = bytes[index]
  let length: Int
  var second: ClosedRange<UInt8> = 0x80...0xbf
  switch first {
  case 0xc2...0xdf: length = 2
  case 0xe0...0xef:
    length = 3
    if first == 0xe0 { second = 0xa0...0xbf }
    if first == 0xed { second = 0x80...0x9f }
  case 0xf0...0xf4:
    length = 4
    if first == 0xf0 { second = 0x90...0xbf }
    if first == 0xf4 { second = 0x80...0x8f }
  default: return nil
  }
  guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return nil }
  var value = UInt32(first) & (0x7f >> UInt32(length))
  for continuation in bytes[index + 1..<index + length] {
    guard continuation & 0xc0 == 0x80 else { return nil }
    value = value << 6 | UInt32(continuation & 0x3f)
  }
  return Unicode.Scalar(value).map { ($0, length) }
}

/// Whether a well-formed character would be obeyed, be invisible or change the order of what is shown.
private func mustBeSpeltOut(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x00..<0xa0: return scalar.value < 0x20 || scalar.value >= 0x7f
  case 0x0600...0x0605, 0x06dd, 0x070f, 0x0890...0x0891, 0x08e2, 0x110bd, 0x110cd:
    return false  // category "format", yet they draw a sign of their own (Prepended_Concatenation_Mark)
  default: break
  }
  let properties = scalar.properties
  if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint { return true }
  switch properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: return true
  default: return false
  }
}
