/// The name Exim gives a message, `tttttt-pppppp-ss`: the second it came in, the process that took it, and the
/// fraction of the second in 1/2000 s, each in base 62 (Exim 4.96; the tutorial shows one).
package struct MessageID: Hashable, Sendable, CustomStringConvertible {
  /// Since 1970-01-01 00:00:00 UTC.
  package let seconds: Int
  package let processID: Int
  /// 0 ... 1999.
  package let fraction: Int

  package init(seconds: Int, processID: Int, fraction: Int) {
    self.seconds = seconds
    self.processID = processID
    self.fraction = fraction
  }

  /// Reads the form `1778te-0009TT-00`.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [6, 6, 2], let seconds = Self.number(parts[0]),
      let processID = Self.number(parts[1]), let fraction = Self.number(parts[2])
    else { return nil }
    self.init(seconds: seconds, processID: processID, fraction: fraction)
  }

  package var description: String {
    "\(Self.text(seconds, digits: 6))-\(Self.text(processID, digits: 6))-\(Self.text(fraction, digits: 2))"
  }

  private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

  private static func text(_ number: Int, digits: Int) -> String {
    var rest = number
    var octets: [UInt8] = []
    for _ in 0..<digits {
      octets.append(alphabet[rest % 62])
      rest /= 62
    }
    return String(decoding: octets.reversed(), as: UTF8.self)
  }

  private static func number(_ text: Substring) -> Int? {
    var number = 0
    for octet in text.utf8 {
      guard let digit = alphabet.firstIndex(of: octet) else { return nil }
      number = number * 62 + digit
    }
    return number
  }
}
