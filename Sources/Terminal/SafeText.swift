import Octets

// The one place that makes foreign text safe to show. A terminal obeys bytes: an escape sequence from a
// server can recolour, retitle or answer for the user, and a direction-changing character can show a
// line that is not the line that was sent. Nothing here may know what the text means.

/// The text of `bytes` with everything that a terminal would obey or a person could not see spelt out.
///
/// Control bytes and C1 bytes become `\x1b`, and so does every byte beyond ASCII of a line that is not UTF-8: half of it
/// decoded would show letters that nobody wrote. C1 as UTF-8 and invisible or direction-changing characters become
/// `<U+202E>`. Tab stays; newline stays only when `keepNewlines`.
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
  // Most lines are printable ASCII, which is safe as it is.
  if octets.allSatisfy({ $0 >= 0x20 && $0 < 0x7f || $0 == 0x09 }) { return String(decoding: octets, as: UTF8.self) }
  var safe: [UInt8] = []
  safe.reserveCapacity(octets.count)
  var index = 0
  /// Whether the line is UTF-8; nil before its first octet beyond ASCII, for most have none.
  var isText: Bool?
  while index < octets.count {
    let byte = octets[index]
    if byte == 0x0a { isText = nil }
    if byte >= 0x80, isText == nil { isText = isUTF8(from: index, of: octets) }
    switch byte {
    case 0x20..<0x7f, 0x09:
      safe.append(byte)
      index += 1
    case 0x0a where keepNewlines:
      safe.append(byte)
      index += 1
    case 0x80... where isText == false:
      safe += escape(byte)
      index += 1
    case 0x80...:
      let (scalar, length) = UTF8Text.scalar(at: index, of: octets)
      let octets = octets[index..<index + length]
      if let scalar, scalar.isVisible {
        safe += octets
      } else if let scalar {
        safe += escape(scalar)
      } else {
        for byte in octets { safe += escape(byte) }
      }
      index += length
    default:
      safe += escape(byte)
      index += 1
    }
  }
  return String(decoding: safe, as: UTF8.self)
}

/// Whether the rest of a line is UTF-8. Where the text was cut, its last character may be there in part.
private func isUTF8(from start: Int, of octets: [UInt8]) -> Bool {
  var index = start
  while index < octets.count, octets[index] != 0x0a {
    guard octets[index] >= 0x80 else {
      index += 1
      continue
    }
    let (scalar, length) = UTF8Text.scalar(at: index, of: octets)
    if scalar == nil {
      return octets[index] >= 0xc2 && octets.count - index < 4
        && octets[(index + 1)...].allSatisfy { (0x80..<0xc0).contains($0) }
    }
    index += length
  }
  return true
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
    let (scalar, length) = UTF8Text.scalar(at: index, of: bytes)
    if scalar?.isVisible != true {
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
  Array("<U+\(scalar.value.digits(4, radix: 16))>".utf8)
}
