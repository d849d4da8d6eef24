import Causes
package import SMTP

/// Picks the note for whatever happened. The one place where the tables meet.
///
/// A reply's note is chosen by the place it answers and its code; a refusal's by its cause: its words first, then the
/// codes that tell one. Where nothing tells, the note says what the number alone is sure of. The text of a reply never
/// decides whether it is a yes or a no: only the number does.
package struct Annotator: Sendable {
  package init() {}

  /// What the session has shown explains a refusal where all of it was seen; a line of a log has none.
  package func note(for answer: Answer, in context: AnnotationContext) -> Note {
    let heard = ClassifiedReply(answer)
    let note =
      UnaskedNotes.note(heard) ?? LateReplyNotes.note(heard) ?? SessionNotes.note(heard, context)?.adding(
        CodeNotes.enhancedParagraph(heard)) ?? (answer.before.isWhole ? StateNotes.note(heard, context) : nil)
      ?? CauseNotes.note(heard, context)
      ?? CodeNotes.note(heard, context)
    return NextLine.possible(Contradiction.said(by: heard, note, context), after: answer, context)
  }

  /// What a mail system says of itself in its log, without any server having replied.
  /// - Parameter answer: its reply holds the words of the log, and a number of the class they have.
  package func localNote(for answer: Answer) -> Note { LocalNotes.note(answer) }

  /// A refusal in the log of the server that refused: it is about a client, not about whoever reads the log.
  package func clientNote(for answer: Answer) -> Note { ClientNotes.note(answer) }

  /// The server was asked for its list once more, after TLS or a login.
  package func changed(from before: ExtensionList, to after: ExtensionList, after change: ListChange) -> Note {
    ListChangeNotes.note(before, after, change)
  }

  /// What a server offers beside what another one did.
  package func compared(_ list: ExtensionList, with other: ExtensionList, of host: String) -> Note {
    ListChangeNotes.note(other, of: host, beside: list)
  }

  /// The connection is there, and nothing has been sent or heard.
  package func opening(in context: AnnotationContext) -> Note { HelloNotes.opening(context) }

  /// A delivered message is looked at beside its envelope.
  package func inbox(in context: AnnotationContext) -> Note { TutorNotes.inbox(context) }

  /// A line that begins with a colon went out as the answer to a 334.
  package var colonAnswer: Note { TutorNotes.colonAnswer }

  /// Before the Bugs Bunny session is replayed to a real host.
  package func forging(in context: AnnotationContext) -> Note { TutorNotes.forging(context) }

  /// Somebody seems to be lost inside a message.
  package func messageTextReminder(in context: AnnotationContext) -> Note { TutorNotes.reminder(context) }

  /// What was typed went out as it was typed, and is odd.
  package func note(for advice: LineWarning, in context: AnnotationContext) -> Note {
    NextLine.possible(LineWarningNotes.note(advice, context), in: context)
  }

  /// What to do about `smtp-tutor learn` and its like, typed at the prompt.
  package func hereInstead(of command: String) -> String { OwnCommandWords.here(command) }

  /// A login goes out where others may read it.
  /// - Parameters:
  ///   - mechanism: the argument of AUTH.
  ///   - isEncrypted: TLS is on, and the server is not verified.
  package func readableLogin(_ mechanism: String, isEncrypted: Bool, in context: AnnotationContext) -> Note {
    NextLine.possible(
      LoginNotes.readable(
        mechanism, isEncrypted: isEncrypted, offersTLS: context.history.list.map { $0[.startTLS] != nil } ?? true),
      in: context)
  }

  /// The handshake for TLS got no answer in time.
  /// - Parameter isUpgrade: whether STARTTLS began it.
  package func silentHandshake(seconds: Int, isUpgrade: Bool, in context: AnnotationContext) -> Note {
    HandshakeNotes.silent(seconds, isUpgrade: isUpgrade, context)
  }

  package func note(for violation: ReplyViolation) -> Note { ViolationNotes.note(violation) }

  /// - Parameter isFirst: whether it is the first thing the server said at all.
  package func note(for stray: [UInt8], isFirst: Bool) -> Note { StrayNotes.note(stray, isFirst: isFirst) }

  /// No address of the server could be reached.
  package func cannotConnect(_ trouble: ConnectFailure, in context: AnnotationContext) -> Note {
    ConnectNotes.note(trouble, context)
  }

  /// A connection is still being made: why that may take so long; nil while it is still an ordinary wait.
  /// - Parameters:
  ///   - seconds: how long it has been waited for.
  ///   - isLookup: whether the address of the host is awaited.
  package func stillConnecting(for seconds: Double, isLookup: Bool, in context: AnnotationContext) -> Note? {
    seconds < 5 ? nil : ConnectNotes.early(isLookup: isLookup, context)
  }

  /// The server was reached, after so many of its addresses had failed.
  package func reachedLater(failed: Int) -> Note { ConnectNotes.reachedLater(failed) }

  /// A deadline passed without an answer.
  /// - Parameters:
  ///   - lines: how many lines of the reply have come.
  ///   - unfinished: octets of a line that came without its end.
  package func silence(
    waitingFor request: Request, seconds: Int, lines: Int = 0, unfinished: Int = 0, in context: AnnotationContext
  ) -> Note {
    SilenceNotes.note(request, seconds, lines: lines, unfinished: unfinished, context)
  }

  /// From here on what is typed is held.
  package func holding(in context: AnnotationContext) -> Note { HoldNotes.holding(context) }

  /// Held lines are about to leave together; at least one note.
  package func released(_ released: Released, in context: AnnotationContext) -> [Note] {
    HoldNotes.released(released, context)
  }

  /// No reply has come yet, or only its first lines: why, where it is known or likely; nil while the wait is still an
  /// ordinary one.
  /// - Parameters:
  ///   - seconds: how long it has been waited for.
  ///   - lines: how many lines of the reply have come.
  package func stillSilent(
    waitingFor request: Request, for seconds: Double, lines: Int = 0, in context: AnnotationContext
  ) -> Note? {
    SilenceNotes.early(request, seconds, lines: lines, context)
  }

  /// The server closed the connection while `request` was not answered, or, when nil, when nothing was asked.
  package func closed(after request: Request?, stage: Stage, in context: AnnotationContext) -> Note {
    ClosedNotes.note(request, stage, context)
  }

  /// The connection was reset instead: `request` and `stage` as for a close.
  package func reset(after request: Request?, stage: Stage, in context: AnnotationContext) -> Note {
    ResetNotes.note(request, stage, context)
  }

  /// What is known about a verb, a code, an enhanced code, an EHLO keyword or a login mechanism; nil if nothing.
  package func help(_ topic: String) -> Note? { HelpTopics.note(topic) }

  /// What a mistyped topic may have been meant to be.
  package struct Correction {
    /// The one topic that is near, and its note; nil: none is, or several are.
    package let meant: (topic: String, note: Note)?
    /// Names those that are near, with a blank behind it; empty where none is.
    package let question: String
  }

  package func correction(of topic: String) -> Correction {
    let near = HelpTopics.near(topic)
    return Correction(
      meant: near.count == 1 ? help(near[0]).map { (near[0], $0) } : nil,
      question: near.isEmpty ? "" : "Did you mean \(near.prefix(3).joined(separator: " or "))? ")
  }

  /// How each verb is written: `RCPT TO:<address> [PARAMETER=value ...]`.
  package var syntax: [String] { VerbTable.list.map(\.syntax) }

  /// What a verb does, or how a login mechanism works, in a sentence or two; nil for anything else.
  /// - Parameter word: in capitals.
  package func meaning(of word: String) -> String? { VerbTable.rows[word]?.meaning ?? SASLTable.byName[word]?.meaning }

  /// Everything `help` knows by name.
  package var topics: [String] { HelpTopics.all }
}
