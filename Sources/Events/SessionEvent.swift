package import Annotations
package import Delivery
package import Names
import Octets
package import Records
package import SASL
package import SMTP
package import TLS
import Terminal

/// What happens in a session, as facts: each is told once, to everyone who subscribes. A sentence of the program is one of
/// them. No `switch` over it has a `default`, so a new fact is noticed wherever one is dealt with.
package enum SessionEvent {
  // MARK: The connection

  case connected(Connected)
  /// The handshake is done.
  case tlsEstablished(TLSFacts, NoteOccurrence)
  /// There is no TLS, and no session without it.
  case tlsFailed(NoteOccurrence)
  /// The server's chain in PEM, its own certificate first, for other programs.
  case certificates([String])
  /// The connection is over; the notes say why.
  case closed(by: Transcript.Side)

  // MARK: What travels

  case sent(SentLine)
  /// A line that came in, the form of a reply or not.
  case received(ReplyParser.ServerLine)
  /// The octets as they travelled, line ends and all; never empty.
  case wire([UInt8], from: Transcript.Side)
  /// The last line of a reply came in.
  case answered(Answer, Answered)
  /// What a line of an authentication contains; a secret has no value.
  case login(SASLLine, from: Transcript.Side)
  /// A piece of the conversation as it is written down, in the notation of transcripts: secrets are placeholders.
  /// - Parameter omitted: octets of its line that were too many to keep.
  case recorded(Transcript.Entry, omitted: Int)
  /// Message text as it went out, cut anywhere.
  case text([UInt8])
  /// So many lines of message text were not sent, since DATA was not answered with 354.
  case withheld(lines: Int)

  // MARK: What is said about it

  case note(NoteOccurrence)
  /// All there is to say, asked for.
  case explanation(Note)
  /// A reply found in a text that was given to be explained.
  case explained(ExplainedReply)
  /// What a whole text held, counted.
  case summary(ExplainedSummary)
  case words(Severity, String)
  /// Something takes its time; the sentence says what, and comes again and again. Nil: it is over.
  case waiting(String?)

  // MARK: What came of it

  /// Something that the exit status tells.
  case incident(Incident)
  /// A reply is not the one the script expects; the sentence says what playing on means.
  case difference(Difference, consequence: String)
  /// A line of a delivered message, and the command or header it comes from.
  case delivered([UInt8], source: String)
  /// Lines of the conversation, shown once more without any mark, to be taken to another program.
  case copied([[UInt8]])
  /// How all of it went.
  case outcome(Outcome)

  // MARK: How mail for a domain arrives

  case check(CheckBegun)
  /// What the name service answered.
  case looked(DNSAnswer)
  case policy(PublishedPolicy)
  case row(CheckRow)
  /// A machine that sends mail, as servers see it.
  case sender(SenderFacts)
  case finding(FoundFinding)
  /// All of a check, laid out for a person: a program has the facts.
  case picture([PageLine])

  // MARK: Lessons and replays

  case lesson(LessonFacts, state: String)
  /// Lines of a lesson, laid out, as many as are read in one go.
  case page([PageLine])
  case marked(MarkedLine)
  /// What is wrong with a lesson's file, and in which line, counted from 1.
  case fault(path: String, line: Int, words: String)
  case quoted(QuotedLine)
  /// One part is over, and the next one begins.
  case pause

  // MARK: The practice server

  case listening(Listening)
  /// What happens between the practice server and another client.
  case served(Served, connection: Int)
  case stopped(accepted: Int, mailbox: String?)
}

extension SessionEvent {
  /// A connection that was made.
  package struct Connected {
    package let server: String
    package let remote: String
    package let local: String
    package let isPractice: Bool
    /// TLS begins with the first octet.
    package let isTLS: Bool

    package init(server: String, remote: String, local: String, isPractice: Bool, isTLS: Bool) {
      self.server = server
      self.remote = remote
      self.local = local
      self.isPractice = isPractice
      self.isTLS = isTLS
    }
  }

  /// A line that goes out, without its line end; a secret in it is masked.
  package struct SentLine {
    package let octets: [UInt8]
    /// Whether a person typed it at the prompt, where it can be read already.
    package let wasTyped: Bool
  }

  /// A note, and whether it is the first with its id: then it is told in full.
  package struct NoteOccurrence {
    package let note: Note
    package let isFirst: Bool
  }

  /// What is known about a reply besides itself.
  package struct Answered {
    /// What is wrong with its form.
    package let violations: [NoteOccurrence]
    package let note: NoteOccurrence
    /// From the command, or the connection, to the reply's last line; nil where the server spoke unasked.
    package let milliseconds: Double?
    /// Nobody waits for it any more.
    package let isLate: Bool
  }

  package struct ExplainedReply {
    package let record: Record
    /// Where it was found first, counted from 1; nil: it was asked about by itself, and gets all there is.
    package let line: Int?
    /// How often the text has it; 1 where each is told by itself.
    package let times: Int
    package let note: NoteOccurrence
  }

  /// How a sentence of the program is meant.
  package enum Severity { case information, heading, success, warning, failure }

  /// A line of a conversation that is shown without travelling now.
  package struct QuotedLine {
    package enum Occasion {
      /// It is about to be sent, or could be.
      case preview
      case again(Transcript.Side)
      /// The greeting of a connection that was opened unseen.
      case greeting
    }

    package let octets: [UInt8]
    package let occasion: Occasion

    /// What is written before it.
    /// - Parameter server: what is written before a line of the server's as it comes in.
    package func mark(server: String = "S: ") -> String {
      switch occasion {
      case .preview: "#     "
      case .again(.client): "# again C: "
      case .again(.server): "# again S: "
      case .greeting: server
      }
    }
  }

  /// A typed line once more, and the place that is talked about.
  package struct MarkedLine {
    package let octets: [UInt8]
    /// An index of its octets, up to their count.
    package let place: Int

    /// The same in a sentence, where nothing can point at it.
    package var words: String {
      guard place < octets.count else { return "Something is missing at the end of the line." }
      return "The first thing wrong is \"\(visible(word))\"."
    }

    /// The word at the place: between spaces, all of it, however much of its beginning is right.
    private var word: ArraySlice<UInt8> {
      let start = octets[place...].firstIndex { !$0.isBlank } ?? place
      let first = octets[..<start].lastIndex(where: \.isBlank).map { $0 + 1 } ?? 0
      return octets[first...].prefix { !$0.isBlank }
    }
  }
}
