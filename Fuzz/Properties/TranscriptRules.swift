import Octets
import SMTP

/// The notation of a session: what was printed is read as the same entries, and printing is printable.
enum TranscriptRules {
  static func check(_ input: [UInt8]) throws {
    if let transcript = try? Transcript(parsing: input) {
      try holdsInverse(transcript)
      try hold(transcript.steps.count <= transcript.entries.count + 1, "a step begins with an entry of its own")
    }
    // Any octets at all can be said by either side.
    let template = Template(input.filter { $0 != ASCII.lineFeed && $0 != ASCII.carriageReturn })
    let entries: [Transcript.Entry] = [
      .client(template), .server(template), .clientRaw(Template(input)), .serverRaw(Template(input)),
    ]
    try holdsInverse(Transcript(entries))
  }
}

private func holdsInverse(_ transcript: Transcript) throws(BrokenRule) {
  let printed = transcript.bytes
  let again = try present(try? Transcript(parsing: printed), "what is printed can be read")
  try hold(again == transcript, "what was printed is read as the same")
  try hold(
    printed.allSatisfy { $0 == ASCII.lineFeed || $0 == ASCII.tab || $0 >= 0x20 && $0 != 0x7f },
    "no control octet is printed")
}
