import Octets

/// In what a login differs from the one that is asked for. Nothing of it is a secret.
package enum LoginMismatch: Equatable, Sendable {
  /// What follows AUTH is not the mechanism that was asked for.
  case mechanism(expected: String)
  case missingResponse(mechanism: String)
  /// User name or password were typed as they are.
  case notEncoded
  /// Where the base64 first differs, counted from 1, and how many characters there have to be and are.
  case response(place: Int, expected: Int, typed: Int)
  /// It may hold a secret, and is no login.
  case other
}

/// Compares logins: the mechanism in any case, the base64 letter by letter or by what it says.
enum LoginMatch {
  static func mismatch(
    _ expected: (mechanism: String, response: String?), _ typed: (mechanism: String, response: String?)
  ) -> LoginMismatch? {
    guard typed.mechanism == expected.mechanism else { return .mechanism(expected: expected.mechanism) }
    guard let wanted = expected.response else { return typed.response == nil ? nil : .other }
    guard let given = typed.response else { return .missingResponse(mechanism: expected.mechanism) }
    return mismatch(response: wanted, given)
  }

  static func mismatch(response wanted: String, _ typed: String) -> LoginMismatch? {
    if wanted == typed || means(wanted, typed) { return nil }
    if typed.contains(where: { $0 == " " || $0 == "\t" }) { return .notEncoded }
    let same = zip(wanted.utf8, typed.utf8).prefix { $0 == $1 }.count
    // Not even the beginning is the same, and it is no base64: these are words.
    if same < 2, Base64.decode(typed) == nil { return .notEncoded }
    return .response(place: same + 1, expected: wanted.utf8.count, typed: typed.utf8.count)
  }

  /// Whether both are the same user and password of PLAIN; the identity to act as may be left out (RFC 4616).
  private static func means(_ wanted: String, _ typed: String) -> Bool {
    guard let wanted = parts(wanted), let typed = parts(typed) else { return false }
    return wanted[1...] == typed[1...] && (typed[0].isEmpty || typed[0] == typed[1])
  }

  private static func parts(_ text: String) -> [ArraySlice<UInt8>]? {
    guard let octets = Base64.decode(text) else { return nil }
    let parts = octets.split(separator: ASCII.nul, omittingEmptySubsequences: false)
    return parts.count == 3 ? parts : nil
  }
}
