func octets(_ text: String) -> [UInt8] { Array(text.utf8) }

/// "0b 1c" or "0b1c" as octets.
func hexadecimal(_ text: String) -> [UInt8] {
  let digits = text.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}
