import Terminal

/// The one function that makes foreign text safe: nothing comes out that a terminal obeys or a person cannot see, and
/// what is harmless stays as it is.
enum SafeTextRules {
  static func check(_ input: [UInt8]) throws {
    let safe = visible(input)
    for scalar in safe.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control: try hold(scalar == "\t", "no control character comes out")
      case .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: try hold(false, "no separator comes out")
      default: break
      }
      switch scalar.value {
      case 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x2069, 0xfeff, 0xfff9...0xfffb, 0xe0000...0xe0fff:
        try hold(false, "nothing comes out that is invisible or changes direction")
      default: break
      }
    }
    try hold(visible(safe) == safe, "what is safe stays as it is")
    // At most `\x1b` for an octet, and `<U+10FFFF>` for four.
    try hold(safe.utf8.count <= 4 * input.count, "the text grows by no more than four times")
    try hold(
      !visible(input, keepNewlines: true).utf8.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0a }, "newlines alone stay"
    )
    try hold(columns(safe) >= 0, "columns are counted")
    for width in [1, 7, 72] {
      for line in wrap(safe, width: width, prefix: "# ") {
        try hold(line.utf8.starts(with: "# ".utf8) && !line.utf8.contains(0x0a), "a wrapped line keeps its prefix")
      }
    }
  }
}
