import Glibc
import TestSupport
import Testing

@testable import Terminal

@MainActor
@Suite struct HistoryTests {
  let folder: TemporaryFolder
  var state: String { folder.path + "/a/smtp-tutor" }
  var file: String { state + "/history" }

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("a line is on the disk at once, in a file and folder nobody else can read")
  func appends() throws {
    let history = History(folder: state)
    history.add(Array("EHLO a".utf8), keep: true)
    #expect(contents(of: file) == "EHLO a\n")
    #expect(history.problem == nil)
    #expect(mode(of: state) == 0o700)
    #expect(mode(of: folder.path + "/a") == 0o700)
    #expect(mode(of: file) == 0o600)
  }

  @Test(
    "what may not be kept is recalled in this session and never reaches the disk",
    arguments: [
      ("AUTH PLAIN x", false), (" EHLO a", true), ("\tEHLO a", true), ("a\u{1b}[2Jb", true),
    ])
  func keepsOff(_ line: String, _ keep: Bool) {
    let history = History(folder: state)
    history.add(Array(line.utf8), keep: keep)
    history.add(Array("NOOP".utf8), keep: true)  // the positive control
    #expect(contents(of: file) == "NOOP\n")
    #expect(history.lines == [Array(line.utf8), Array("NOOP".utf8)])
  }

  @Test(
    "a line that is not text is not remembered", arguments: [[0x61, 0x00], [0x61, 0x0a, 0x62], [0x0d], []])
  func notText(_ line: [UInt8]) {
    let history = History(folder: state)
    history.add(line, keep: true)
    #expect(history.lines.isEmpty)
    #expect(contents(of: file) == "")
  }

  @Test("octets that are no UTF-8 stay off the disk")
  func notUTF8() {
    let history = History(folder: state)
    history.add([0x61, 0xff], keep: true)
    #expect(history.lines == [[0x61, 0xff]])
    #expect(contents(of: file) == "")
  }

  @Test("a line repeated at once is stored once")
  func repeats() {
    let history = History(folder: state)
    for line in ["NOOP", "NOOP", "RSET", "NOOP"] { history.add(Array(line.utf8), keep: true) }
    #expect(contents(of: file) == "NOOP\nRSET\nNOOP\n")
  }

  @Test("two sessions at once each add their lines, and the next one recalls both")
  func twoSessions() {
    let first = History(folder: state)
    let second = History(folder: state)
    for number in 0..<50 {
      first.add(Array("first \(number)".utf8), keep: true)
      second.add(Array("second \(number)".utf8), keep: true)
    }
    #expect(History(folder: state).lines.count == 100)
    #expect(contents(of: file)?.hasSuffix("first 49\nsecond 49\n") == true)
  }

  @Test("only the last thousand lines are recalled")
  func bounded() {
    let history = History(folder: state)
    for number in 0..<1_500 { history.add(Array("NOOP \(number)".utf8), keep: true) }
    let next = History(folder: state)
    #expect(next.lines.count == 1_000)
    #expect(next.lines.first == Array("NOOP 500".utf8))
    #expect(history.lines == next.lines)
  }

  @Test("a file that ends inside a line is not continued on that line")
  func unfinished() {
    _ = History(folder: state)
    let descriptor = open(file, O_WRONLY)
    write(descriptor, "RSET", 4)
    close(descriptor)
    let history = History(folder: state)
    history.add(Array("NOOP".utf8), keep: true)
    #expect(contents(of: file) == "RSET\nNOOP\n")
  }

  @Test("/dev/null and a symbolic link may stand in the file's place")
  func links() {
    mkdir(folder.path + "/a", 0o700)
    mkdir(state, 0o700)
    symlink("/dev/null", file)
    let none = History(folder: state)
    none.add(Array("NOOP".utf8), keep: true)
    #expect(none.problem == nil)
    unlink(file)
    symlink(folder.path + "/elsewhere", file)
    History(folder: state).add(Array("NOOP".utf8), keep: true)
    #expect(contents(of: folder.path + "/elsewhere") == "NOOP\n")
  }

  @Test("without a folder to write in, that is said and the session has its history")
  func noFolder() {
    let history = History(folder: "/dev/null/smtp-tutor")
    history.add(Array("NOOP".utf8), keep: true)
    #expect(history.problem == "The history is not saved: /dev/null/smtp-tutor/history: Not a directory.")
    #expect(history.lines == [Array("NOOP".utf8)])
    #expect(History.disabled.problem == nil)
  }

  @Test(
    "the folder is the XDG state folder",
    arguments: [
      (["XDG_STATE_HOME": "/x", "HOME": "/h"], "/x/smtp-tutor"),
      (["XDG_STATE_HOME": "", "HOME": "/h"], "/h/.local/state/smtp-tutor"),
      (["XDG_STATE_HOME": "relative", "HOME": "/h"], "/h/.local/state/smtp-tutor"),
      (["HOME": "/h"], "/h/.local/state/smtp-tutor"),
      ([:], nil),
    ])
  func place(_ environment: [String: String], _ expected: String?) {
    #expect(StateFile.folder(applicationName: "smtp-tutor") { environment[$0] } == expected)
  }
}

private func mode(of path: String) -> UInt32 {
  var facts = stat()
  return stat(path, &facts) == 0 ? facts.st_mode & 0o777 : 0
}
