import SMTP

/// The program's own words, and what lessons, replays and the practice server show.
extension Reporter {
  // MARK: Sentences

  /// What the program did.
  package func say(_ text: String) { emit(.words(.information, text)) }
  package func heading(_ text: String) { emit(.words(.heading, text)) }
  /// Something that was asked for is done.
  package func succeed(_ text: String) { emit(.words(.success, text)) }
  package func warn(_ text: String) { emit(.words(.warning, text)) }
  /// What it could not do.
  package func fail(_ text: String) { emit(.words(.failure, text)) }
  /// Something takes its time; nil: no more.
  package func waiting(_ text: String?) { emit(.waiting(text)) }

  // MARK: Lines

  /// A line that is about to be sent, or could be.
  package func preview(_ line: [UInt8]) { quote(line, .preview) }

  /// A line shown once more.
  package func again(_ line: [UInt8], isClient: Bool) { quote(line, .again(isClient ? .client : .server)) }

  /// The greeting of a connection that was opened unseen.
  package func greeting(_ banner: String) { quote(Array("220 \(banner)".utf8), .greeting) }

  private func quote(_ line: [UInt8], _ occasion: SessionEvent.QuotedLine.Occasion) {
    emit(.quoted(SessionEvent.QuotedLine(octets: line, occasion: occasion)))
  }

  /// A typed line once more, with the place that is talked about; not where it is longer than 200 octets.
  /// - Parameter place: an index of its octets, up to their count.
  package func marked(_ line: [UInt8], at place: Int) {
    if line.count <= 200 { emit(.marked(SessionEvent.MarkedLine(octets: line, place: place))) }
  }

  /// Room between two parts, for the eye.
  package func blank() { emit(.pause) }

  // MARK: Lessons

  /// A lesson of the course, in a list.
  package func lesson(_ facts: LessonFacts, state: String) { emit(.lesson(facts, state: state)) }

  /// As much of a lesson as is read in one go.
  package func page(_ lines: [PageLine]) { emit(.page(lines)) }

  /// What is wrong in a file.
  /// - Parameter line: counted from 1.
  package func fault(_ path: String, _ line: Int, _ words: String) {
    emit(.fault(path: path, line: line, words: words))
  }
}
