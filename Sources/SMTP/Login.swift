/// A login that is under way: what a server asked last, and whether a user name is the answer.
package struct Login: Equatable, Sendable {
  /// The word behind AUTH, letters folded to upper case.
  package let mechanism: String
  /// What stood behind the last 334.
  package private(set) var challenge: [UInt8]
  /// Answers given, an initial response counted as one.
  package private(set) var answers: Int

  /// LOGIN's question for the user name, in base64: `Username:`, `User Name` with a NUL, `username:`.
  private static let questions = ["VXNlcm5hbWU6", "VXNlciBOYW1lAA==", "dXNlcm5hbWU6"].map { Array($0.utf8) }

  init(command line: [UInt8], challenge: [UInt8]) {
    let words = line.split(whereSeparator: \.isBlank)
    mechanism = words.count > 1 ? String(decoding: words[1], as: UTF8.self).asciiUppercased : ""
    answers = words.count > 2 ? 1 : 0
    self.challenge = challenge
  }

  mutating func go(on challenge: [UInt8]) {
    self.challenge = challenge
    answers += 1
  }

  /// Whether LOGIN's user name comes next: the first answer alone, and only to that question. A server that asks for
  /// the name again may be out for the password.
  package var asksForUserName: Bool {
    mechanism == "LOGIN" && answers == 0 && Self.questions.contains(challenge)
  }
}
