import Octets

/// A command line that is no AUTH and may hold a password all the same: a slip of the finger, a line of another
/// protocol, an answer that comes too late. Better taken for a secret once too often than once too seldom.
package enum SecretSlip {
  private static let mechanisms: Set<String> = [
    "PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512", "XOAUTH2",
    "OAUTHBEARER", "NTLM", "GSSAPI", "EXTERNAL",
  ]
  private static let passwords: Set<String> = ["PASS", "PASSWD", "PASSWORD", "PWD"]

  /// The index from which a line may be a secret; nil: nothing in it looks like one.
  package static func start(in line: [UInt8]) -> Int? {
    // What somebody hit before the first letter: spaces, a dot, a space of another kind.
    guard let begin = line.firstIndex(where: { $0.isASCIILetter || $0.isASCIIDigit }) else { return nil }
    let words = line[begin...].split(whereSeparator: \.isBlank)
    guard let first = words.first else { return nil }
    let word = String(decoding: first, as: UTF8.self).asciiUppercased
    guard words.count > 1 else { return isPlainResponse(first) ? begin : nil }
    if word == "AUTH" { return words.count > 2 ? words[2].startIndex : nil }
    let isJoined = word.hasPrefix("AUTH") && (mechanisms.contains(String(word.dropFirst(4))) || word == "AUTHENTICATE")
    if isJoined || mechanisms.contains(word) || passwords.contains(word) { return words[1].startIndex }
    guard !Verb.known.contains(Verb(rawValue: word)), Spelling.distance(Array(word.utf8), Array("AUTH".utf8)) < 2 else {
      return nil
    }
    let isMechanism = mechanisms.contains(String(decoding: words[1], as: UTF8.self).asciiUppercased)
    return isMechanism ? (words.count > 2 ? words[2].startIndex : nil) : words[1].startIndex
  }

  /// Whether a line could answer a challenge, and nothing else: one word that is no command.
  package static func mayBeAnswer(_ line: [UInt8]) -> Bool {
    let words = line.split(whereSeparator: \.isBlank)
    return words.count == 1 && line.first != ASCII.colon && !Verb.known.contains(Verb(of: words[0]))
  }

  /// The response of PLAIN (RFC 4616, section 2), sent as a line of its own: base64 with two NULs in it.
  private static func isPlainResponse(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count >= 8, let octets = Base64.decode(Array(word)) else { return false }
    return octets.count { $0 == ASCII.nul } == 2
  }
}
