package import Annotations
package import Records
package import SASL
package import SMTP
package import TLS

/// What can be told, each in a call.
extension Reporter {
  package func connected(_ connected: SessionEvent.Connected) { emit(.connected(connected)) }

  /// The handshake is done.
  package func secured(_ facts: TLSFacts, _ note: Note) { emit(.tlsEstablished(facts, occurrence(of: note))) }

  /// There is no TLS, and no session without it.
  package func insecure(_ note: Note) { emit(.tlsFailed(occurrence(of: note))) }

  package func pem(_ certificates: [String]) { emit(.certificates(certificates)) }

  package func closed(by side: Transcript.Side) { emit(.closed(by: side)) }

  /// A line that goes out.
  package func client(_ line: [UInt8], wasTyped: Bool) {
    emit(.sent(SessionEvent.SentLine(octets: line, wasTyped: wasTyped)))
  }

  /// A line that came in.
  package func server(_ line: ReplyParser.ServerLine) { emit(.received(line)) }

  /// The octets as they travelled, line ends and all.
  package func wire(_ octets: [UInt8], from side: Transcript.Side) {
    if !octets.isEmpty { emit(.wire(octets, from: side)) }
  }

  /// A reply whose lines were told before.
  /// - Parameters:
  ///   - milliseconds: from the command, or the connection, to its last line; nil where the server spoke unasked.
  ///   - isLate: nobody waits for it any more.
  package func reply(_ answer: Answer, note: Note, violations: [Note], milliseconds: Double?, isLate: Bool) {
    let violations = violations.map(occurrence)
    emit(
      .answered(
        answer,
        SessionEvent.Answered(
          violations: violations, note: occurrence(of: note), milliseconds: milliseconds, isLate: isLate)))
  }

  /// What a line of an authentication contains.
  package func login(_ content: SASLLine, from side: Transcript.Side) { emit(.login(content, from: side)) }

  /// Message text that did not go out.
  package func withheld(lines: Int) { emit(.withheld(lines: lines)) }

  /// A note: all of its summary the first time, its headline after that.
  package func note(_ note: Note) { emit(.note(occurrence(of: note))) }

  /// What was found in a text, and what it means.
  /// - Parameters:
  ///   - line: where it was found first, counted from 1; nil: it was asked about by itself, and gets all there is.
  ///   - times: how often.
  package func explained(_ record: Record, line: Int?, times: Int = 1, note: Note) {
    // Without a prompt it is put for a shell there.
    let occurrence = occurrence(of: medium.isInteractive ? Self.forShell(note) : note)
    emit(.explained(SessionEvent.ExplainedReply(record: record, line: line, times: times, note: occurrence)))
  }

  /// What a whole text held.
  package func summary(_ summary: ExplainedSummary) { emit(.summary(summary)) }

  /// The conversation goes on in the record with this.
  package func record(_ entry: Transcript.Entry, omitted: Int = 0) { emit(.recorded(entry, omitted: omitted)) }

  /// Message text as it goes out, cut anywhere.
  package func record(text piece: [UInt8]) { emit(.text(piece)) }

  /// Something went wrong.
  /// - Parameters:
  ///   - stage: where: `RCPT`, `the greeting`, `connecting`.
  ///   - what: in a few words: `550`, `connection refused`.
  ///   - isFinal: whether the session cannot go on after it.
  ///   - yieldsToMessage: whether it counts for nothing where a message was accepted.
  package func incident(
    _ status: ExitStatus, at stage: String, _ what: String, isFinal: Bool = true, yieldsToMessage: Bool = false
  ) {
    emit(
      .incident(
        Incident(status: status, stage: stage, what: what, isFinal: isFinal, yieldsToMessage: yieldsToMessage)))
  }

  /// How the whole of it went.
  package func outcome(_ outcome: Outcome) { emit(.outcome(outcome)) }

  /// A reply that is not the one a script expects.
  package func differs(_ difference: Difference, consequence: String) {
    emit(.difference(difference, consequence: consequence))
  }

  /// Lines once more, without any mark.
  package func copied(_ lines: [[UInt8]]) { emit(.copied(lines)) }

  /// A line of a delivered message, beside where it came from.
  package func delivered(label: String, _ line: [UInt8]) { emit(.delivered(line, source: label)) }
}
