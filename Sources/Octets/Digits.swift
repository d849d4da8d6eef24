/// Numbers in figures, as many as are asked for.
extension Sequence<UInt8> {
  /// Two figures for each octet, letters in lower case: `00ff`.
  package var hexadecimal: String { map { $0.digits(2, radix: 16) }.joined().lowercased() }
}

extension BinaryInteger {
  /// At least `width` figures, zeros in front; letters in upper case.
  package func digits(_ width: Int, radix: Int = 10) -> String {
    let figures = String(self, radix: radix, uppercase: true)
    return String(repeating: "0", count: max(0, width - figures.utf8.count)) + figures
  }
}
