import Annotations
import CLibrary
package import Events
import Octets
import Records
import SMTP
import Unix

/// Says what a text means, offline: a topic of `:help`, a reply, or every reply in a session, a log or a bounce.
@MainActor package struct Explain {
  let presenter: Reporter
  /// For a program every refusal is told by itself, in the order of the text.
  private let isForProgram: Bool
  private let annotator = Annotator()

  package init(presenter: Reporter, isForProgram: Bool) {
    self.presenter = presenter
    self.isForProgram = isForProgram
  }

  // MARK: One text

  /// One text, however it was split into words, or else what is in a file of that name.
  package func run(text: String) -> ExitStatus {
    if let note = annotator.help(text) ?? annotator.help(TypedText.topic(text)) ?? keyword(text) {
      presenter.explain(note)
      return .ok
    }
    if access(text, F_OK) == 0 { return run(file: text) }
    guard let record = TypedText.record(text) else {
      let topic = TypedText.topic(text)
      let correction = annotator.correction(of: topic)
      if let (meant, note) = correction.meant {
        presenter.warn("Nothing is known about \"\(topic.prefix(40))\". Did you mean \(meant)?")
        presenter.explain(note)
        return .ok
      }
      presenter.fail(
        "Nothing is known about \"\(text.prefix(60))\". \(correction.question)Give a code (550, 5.7.1), a verb (RCPT), a keyword of an EHLO "
          + "list (SIZE), a whole reply, a line of a mail log, or the name of a file that is there.")
      return .usage
    }
    presenter.explained(record, line: nil, note: note(for: record))
    return .ok
  }

  /// A line that begins with a topic: `SIZE 52428800`, `250-STARTTLS`, `MAIL FROM:<a@b>`.
  private func keyword(_ text: String) -> Note? {
    var words = text[...]
    if words.hasPrefix("250-") || words.hasPrefix("250 ") { words = words.dropFirst(4) }
    let first = words.prefix { $0 != " " && $0 != "=" }
    // Words for people are not written in capitals.
    guard first.utf8.count > 2, first.utf8.allSatisfy({ !($0.isASCIILetter && $0 >= 0x61) && $0 != 0x2E }),
      ReplyCode(digits: Array(first.utf8.prefix(3))) == nil
    else { return nil }
    return annotator.help(String(first))
  }

  // MARK: A whole text

  /// How long a text may take to end before what is known of it is told.
  private static let patience = Duration.seconds(2)

  private func run(file: String) -> ExitStatus {
    let descriptor: Int32
    do throws(Descriptor.Failure) { descriptor = try Descriptor.open(file, O_RDONLY) } catch {
      presenter.fail("\(file) cannot be read: \(error.text).")
      return .cannotRead
    }
    defer { close(descriptor) }
    return run(descriptor: descriptor, name: file)
  }

  /// Everything that can be read from a descriptor: for a program each refusal as it is found; for a person each kind of
  /// refusal once, and the causes in the end. A text that goes on and on, such as that of `tail -f`, is told line by line.
  package func run(descriptor: Int32 = STDIN_FILENO, name: String = "The input") -> ExitStatus {
    var blocks = LineBlocks(descriptor: descriptor)
    var reader = RecordReader(providers: RefusalTable.providers)
    var table = RefusalTable()
    let end = blocks.isEndless ? ContinuousClock.now + Self.patience : nil
    var isLive = isForProgram
    do throws(Descriptor.Failure) {
      var goesOn = true
      while goesOn, !presenter.medium.isBroken {
        if !isLive, let end, !blocks.hasMore(until: end) {
          isLive = true
          tellAll(table)
        }
        // Whoever reads waits for it.
        if isLive { presenter.flush() }
        goesOn = try blocks.read { line in
          let records = reader.read(line) { !isLive && table.count($0) }
          tell(records, &table, isLive: isLive)
          if !isLive, let shape = reader.shape, let record = records.first { table.remember(shape, record) }
        }
      }
    } catch {
      presenter.fail("\(name) cannot be read: \(error.text).")
      return .cannotRead
    }
    tell(reader.finish(), &table, isLive: isLive)
    if !isLive { tellAll(table) }
    if blocks.longest > RecordReader.lineLimit {
      presenter.warn("Of lines longer than \(RecordReader.lineLimit) octets only the beginning was read.")
    }
    let isEmpty = table.replies == 0 && reader.delivered == 0
    if isEmpty { presenter.warn(ExplainInput.nothing(in: blocks, lines: reader.lines)) }
    if !isEmpty || isForProgram {
      presenter.summary(table.summary(lines: reader.lines, delivered: reader.delivered))
    }
    return isEmpty ? .differs : .ok
  }

  private func tellAll(_ table: RefusalTable) {
    for entry in table.entries {
      presenter.explained(entry.record, line: entry.record.line, times: entry.count, note: entry.note)
    }
  }

  private func tell(_ records: [Record], _ table: inout RefusalTable, isLive: Bool) {
    for record in records {
      if isForProgram, !record.isRefusal {
        table.countReply()
        continue
      }
      if !isLive, table.count(record) { continue }
      var note = table.note(counting: record)
      if note == nil {
        let found = self.note(for: record)
        table.add(record, found)
        note = found
      }
      if isLive, let note { presenter.explained(record, line: record.line, note: note) }
    }
  }

  // MARK: Notes

  private func note(for record: Record) -> Note {
    if record.isLocal { return annotator.localNote(for: record.answer) }
    if record.isOwn { return annotator.clientNote(for: record.answer) }
    var context = AnnotationContext.nowhere
    switch record.source {
    case .session(let facts):
      context = AnnotationContext(
        host: record.host ?? "", banner: facts.banner, isPracticeServer: false, isEncrypted: facts.isEncrypted,
        helloName: facts.helloName, extensions: facts.extensions, address: "", history: facts.history)
    case .log, .bounce, .alone:
      if let host = record.host {
        context = AnnotationContext(
          host: host, banner: nil, isPracticeServer: false, helloName: nil, extensions: nil, address: "")
      }
    }
    context.isDelivery = record.isDelivery
    let note = annotator.note(for: record.answer, in: context)
    return record.hasCode ? note : note.withoutCode(record.answer.reply.code)
  }
}
