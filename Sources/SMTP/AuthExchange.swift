import Octets

/// A login that is under way: what a server asked last, and whether a user name is the answer.
package struct AuthExchange: Equatable, Sendable {
  /// The word after AUTH, letters folded to upper case.
  package let mechanism: String
  /// What followed the last 334.
  package private(set) var challenge: [UInt8]
  /// Answers given, an initial response counted as one.
  package private(set) var answers: Int

  /// LOGIN's question for the user name: `Username:`, or `User Name`, in any letters; a colon, and NULs or spaces, may follow.
  private static let questions = ["USERNAME", "USER NAME"]

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
    guard mechanism == "LOGIN", answers == 0, let octets = Base64.decode(challenge) else { return false }
    var question = octets[...]
    while let last = question.last, last == ASCII.nul || last == ASCII.space { question.removeLast() }
    if question.last == ASCII.colon { question.removeLast() }
    return Self.questions.contains(String(decoding: question, as: UTF8.self).asciiUppercased)
  }
}
