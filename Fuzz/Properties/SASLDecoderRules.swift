import Octets

@testable import SASL

/// What is told of the lines of a login: never a secret, and of the rest no more than there was.
///
/// The first octet is the mechanism; the others are lines with their length before them, of which the first octet says
/// whose they are.
enum SASLDecoderRules {
  private static let mechanisms = [
    "PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-256", "XOAUTH2", "OAUTHBEARER", "EXTERNAL", "ANONYMOUS", "NTLM",
  ]

  static func check(_ input: [UInt8]) throws {
    var reader = InputReader(input)
    let mechanism = mechanisms[Int(reader.number()) % mechanisms.count]
    let pieces = reader.pieces()
    try anyLines(pieces, mechanism)
    try mixedLines(pieces, mechanism)
    try secrets(pieces)
  }

  /// The pieces as they are, as lines.
  private static func anyLines(_ pieces: [[UInt8]], _ mechanism: String) throws(BrokenRule) {
    var decoder = SASLDecoder(mechanism: mechanism)
    for piece in pieces {
      guard let kind = piece.first else { continue }
      try check(Array(piece.dropFirst()), kind, mechanism, &decoder)
    }
  }

  /// The pieces as what lines say, in base64.
  private static func mixedLines(_ pieces: [[UInt8]], _ mechanism: String) throws(BrokenRule) {
    var decoder = SASLDecoder(mechanism: mechanism)
    for piece in pieces {
      guard let kind = piece.first else { continue }
      try check(Array(Base64.encode(Array(piece.dropFirst())).utf8), kind, mechanism, &decoder)
    }
  }

  private static func check(
    _ line: [UInt8], _ kind: UInt8, _ mechanism: String, _ decoder: inout SASLDecoder
  ) throws(BrokenRule) {
    let isUserName = kind & 4 != 0
    let isServer = kind & 3 == 0
    let read =
      switch kind & 3 {
      case 0: decoder.read(server: line)
      case 1: decoder.read(initialResponse: line, isUserName: isUserName)
      default: decoder.read(client: line, isUserName: isUserName)
      }
    let secretNames: Set<LoginField.Name> = [.password, .token, .digest, .proof]
    for field in read.fields where secretNames.contains(field.name) {
      try hold(field.isSecret, "a \(field.name) is not kept")
    }
    switch read.form {
    case .empty, .cancelled: try hold(read.fields.isEmpty && read.faults.isEmpty, "nothing is told of nothing")
    case .words:
      try hold(read.fields.isEmpty && read.faults == [.notBase64], "nothing is told of words")
    case .base64(let count):
      try hold(LenientBase64.decode(line)?.octets.count == count, "the octets are counted")
      let told = read.fields.reduce(0) { $0 + ($1.value?.raw.utf8.count ?? 0) }
      try hold(told <= count, "no more is told than there was")
    }
    if mechanism == "LOGIN", !isServer, !isUserName {
      try hold(read.fields.allSatisfy(\.isSecret), "what is not the user name of LOGIN may be the password")
    }
    if mechanism == "NTLM" {
      try hold(read.fields.allSatisfy(\.isSecret), "of a mechanism that nobody knows nothing is told")
    }
    guard SASLDecoder.isUserName(line) else { return }
    let letters = line.prefix { $0 != UInt8(ascii: "=") }
    for end in letters.indices {
      try hold(SASLDecoder.mayBecomeUserName(Array(letters[...end])), "a user name is one while it is typed")
    }
  }

  /// A password that nobody else's octets can hold, in the form of each mechanism, among the pieces.
  private static func secrets(_ pieces: [[UInt8]]) throws(BrokenRule) {
    let names = pieces.prefix(2).map { piece in
      String(decoding: piece.filter { $0 > 0x20 && $0 != 0x7f && $0 != UInt8(ascii: ",") }, as: UTF8.self)
    }
    let user = names.first ?? ""
    let other = names.dropFirst().first ?? ""
    let secret = "0123456789abcdef0123456789abcdef"
    guard !user.contains(secret), !other.contains(secret) else { return }
    let escaped = SCRAMFields.escaped(user)
    let sayings: [(mechanism: String, lines: [String])] = [
      ("PLAIN", ["\(other)\0\(user)\0\(secret)"]), ("LOGIN", [user, secret]), ("CRAM-MD5", ["\(user) \(secret)"]),
      ("SCRAM-SHA-256", ["n,,n=\(escaped),r=nonce", "c=biws,r=nonce,p=\(secret)"]),
      ("XOAUTH2", ["user=\(user)\u{1}auth=Bearer \(secret)\u{1}\u{1}"]),
      ("OAUTHBEARER", ["n,a=\(escaped),\u{1}host=\(other)\u{1}auth=Bearer \(secret)\u{1}\u{1}"]),
    ]
    for (mechanism, lines) in sayings {
      var decoder = SASLDecoder(mechanism: mechanism)
      for (place, line) in lines.enumerated() {
        let text = Array(Base64.encode(Array(line.utf8)).utf8)
        let read = decoder.read(client: text, isUserName: mechanism == "LOGIN" && place == 0)
        let isTold = read.fields.contains { $0.value?.raw.contains(secret) ?? false }
        try hold(!isTold, "\(mechanism) does not tell its secret")
        if place == lines.count - 1, read.faults.isEmpty {
          try hold(read.fields.contains(where: \.isSecret), "\(mechanism) says that there is a secret")
        }
      }
    }
  }
}
