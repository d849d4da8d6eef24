import Causes
import Octets

/// What a mail system says of itself when a delivery fails, or when a client misbehaves: words that are no server's
/// reply, what they mean, and who can do something.
struct LocalRow: Sendable {
  /// Any of these; `+` joins words that must all be there. In lower case.
  let phrases: [String]
  let name: String
  let headline: String
  let meaning: String
  let remedy: String
  let cause: Cause
  let who: Who
  var source = "the mail system's own log"

  /// - Parameter words: letters folded to lower case.
  func matches(_ words: [UInt8]) -> Bool {
    phrases.contains { phrase in
      phrase.split(separator: "+").allSatisfy { words.contains(phrase: String($0)) }
    }
  }
}
