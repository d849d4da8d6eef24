import CLibrary
import Events
import Files
import Personas
import SMTP
import Terminal
import Unix

/// `:edit`: a message is written in an editor, in a file nobody else can read, and sent once the editor has ended.
extension Session {
  /// The longest message that may be edited, in octets.
  private static let editedLimit = 64 << 20

  func edit() async -> Effect {
    guard let editor else {
      presenter.warn("An editor needs a terminal; :data FILE sends a file as the message. Nothing was sent.")
      return .failed(.usage)
    }
    guard let folder = Self.privateFolder() else {
      presenter.fail("No folder could be made for the message: \(Descriptor.Failure.last.text). Nothing was sent.")
      return .failed(.cannotCreate)
    }
    let path = "\(folder)/message.txt"
    let template = template.octets
    do throws(TranscriptLog.Failure) { try Self.write(template, toNew: path) } catch {
      return cannotWrite(path, error, instead: "Nothing was sent")
    }
    let command = environmentValue("VISUAL") ?? environmentValue("EDITOR") ?? "vi"
    presenter.flush()
    // The shell outlives a Ctrl-C that is meant for the editor.
    let status = editor.run(["/bin/sh", "-c", "trap : INT QUIT; \(command) \"$1\"", "sh", path], reading: nil)
    if let words = Self.failure(of: command, status, path, template) {
      Self.remove(path, folder)
      presenter.warn("\(words) Nothing was sent.")
      return .failed(.usage)
    }
    let collector = AnswerCollector()
    presenter.subscribe(collector)
    let effect = await sendFile(path)
    presenter.unsubscribe(collector)
    let isAccepted = collector.answers.contains { $0.request?.endsMessage == true && $0.reply.code.kind == .completion }
    if isAccepted { Self.remove(path, folder) } else { presenter.say("What you wrote is kept in \(path).") }
    return effect
  }

  /// For a message with the envelope at hand, now.
  package var template: MessageTemplate {
    let now = WallClock.system.now()
    return MessageTemplate(
      envelope: conversation.envelope, host: SystemName.full ?? "localhost", seconds: now.seconds,
      offset: WallClock.system.offset(now), id: .random(in: .min ... .max))
  }

  /// Why there is nothing to send; nil where there is.
  private static func failure(of command: String, _ status: Int32?, _ path: String, _ template: [UInt8]) -> String? {
    switch status {
    case 0: break
    case 127?: return "There is no editor \"\(command)\": VISUAL or EDITOR names one."
    case let status?: return "The editor ended with status \(status)."
    case nil: return "The editor did not end by itself."
    }
    do throws(FileBytes.Failure) {
      let written = try FileBytes.read(path, limit: editedLimit, isRegular: true)
      if written == template { return "The message was not changed." }
      return written.allSatisfy({ $0 <= 0x20 }) ? "The message is empty." : nil
    } catch { return error.words }
  }

  /// A folder that only this person can look into.
  private static func privateFolder() -> String? {
    let place = environmentValue("TMPDIR").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var name = Array("\(place)/smtp-tutor-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { return nil }
    return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// An editor may have left a copy of its own beside it: then the folder stays.
  private static func remove(_ path: String, _ folder: String) {
    unlink(path)
    rmdir(folder)
  }
}
