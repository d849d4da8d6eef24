import CLibrary
import Events
import Octets
import SMTP
import Typing
import Unix

/// What was said on this connection, taken along: as a script in a file, or on the screen without what belongs to the tutor.
extension Session {
  private static let listed = 200

  /// - Parameters:
  ///   - path: a file that does not exist yet; nil: only list what there is.
  ///   - numbers: of that list; nil: all of it.
  func save(_ path: String?, _ numbers: ClosedRange<Int>?) -> Effect {
    guard let kept = transcriptLog.kept else { return notKept() }
    let sent = SentParts(kept)
    guard !sent.parts.isEmpty else {
      presenter.warn("Nothing was sent on this connection that could be saved.")
      return .failed(.usage)
    }
    guard let path else {
      for (number, part) in sent.parts.enumerated().suffix(Self.listed) {
        presenter.say("\(number + 1)  \(part.title)")
      }
      presenter.say(":save FILE writes them to FILE, :save FILE 2-4 some of them; :play FILE sends them again.")
      return .none
    }
    let all = 1...sent.parts.count
    guard numbers.map({ all.contains($0.upperBound) }) != false else {
      presenter.warn("There are \(sent.parts.count) of them; :save lists them with their numbers. Nothing was written.")
      return .failed(.usage)
    }
    do throws(TranscriptLog.Failure) { try Self.write(sent.script(numbers ?? all).bytes, toNew: path) } catch {
      return cannotWrite(path, error, instead: "Choose another name")
    }
    let count = Phrases.count((numbers ?? all).count, "step")
    presenter.say(
      "Saved \(count) to \(path); :play \(path) plays them on a connection, smtp-tutor replay \(path) on its own.")
    return .none
  }

  static func write(_ octets: [UInt8], toNew path: String) throws(TranscriptLog.Failure) {
    let file: Int32
    do throws(Descriptor.Failure) {
      file = try Descriptor.open(path, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
    } catch { throw error.number == EEXIST ? .exists : .cannotCreate(error.text) }
    defer { CLibrary.close(file) }
    do throws(Descriptor.Failure) { try Descriptor.write(file, octets) } catch { throw .cannotCreate(error.text) }
  }

  /// Shows it without marks.
  func copy(_ subject: LocalCommand.CopySubject) {
    guard let kept = transcriptLog.kept else {
      _ = notKept()
      return
    }
    let lines = subject == .message ? Self.message(in: kept) : Self.lines(of: kept)
    guard !lines.isEmpty else {
      return presenter.say(subject == .message ? "No message was sent on this connection." : "Nothing was said yet.")
    }
    presenter.copied(lines)
  }

  /// The last message, as it was meant: without the dots that were doubled, and without the one that ended it.
  private static func message(in transcript: Transcript) -> [[UInt8]] {
    for step in transcript.steps.reversed() {
      guard case .message(let lines) = step.send else { continue }
      return lines.map { $0.resolved { Array("\($0)".utf8) } ?? [] }.filter { $0 != [ASCII.dot] }.map {
        $0.first == ASCII.dot ? Array($0.dropFirst()) : $0
      }
    }
    return []
  }

  private static func lines(of transcript: Transcript) -> [[UInt8]] {
    transcript.entries.compactMap { entry in
      switch entry {
      case .note, .blank, .wait: nil
      case .client, .server, .clientRaw, .serverRaw, .close, .reset: Array("\(entry)".utf8)
      }
    }
  }

  func notKept() -> Effect {
    presenter.warn("This session is longer than what is kept of it (4 MiB). :log FILE writes from here on.")
    return .failed(.usage)
  }
}
