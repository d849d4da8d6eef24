import CReadline

/// What is shown dim after a command while it is typed. It is not part of the line: it is there only while nothing
/// happens, and goes before anything else is drawn.
extension LineEditor {
  func showHint() {
    // Without an attribute it would look like typed text.
    guard state == .editing, kind == .command, screen.hasColor, case let room = Int(crl_hint_room()), room > 0 else {
      return
    }
    let line = typed.line
    guard masks(line) == nil else { return }
    var text = ""
    var used = 0
    for piece in hints(line).map({ visible($0) }) {
      // The cursor goes back by as many columns: only of ASCII is it certain how many a terminal takes for it.
      guard piece.utf8.allSatisfy({ $0 < 0x80 }), used + piece.utf8.count <= room else { break }
      text += piece
      used += piece.utf8.count
    }
    if used > 0 { crl_show_hint(text, used) }
  }
}
