import Events
import Octets
import SMTP

/// `:set`.
extension Session {
  /// The settings as they are now: some are changed by commands of their own, where they are shown.
  var settingsNow: Settings {
    get {
      var now = settings
      (now.notes, now.hints) = (presenter.level, presenter.showsHints)
      (now.timing, now.wire) = (presenter.showsTiming, presenter.showsWire)
      return now
    }
    set {
      if newValue.color != settings.color { presenter.use(newValue.color) }
      if newValue.theme != settings.theme { presenter.use(newValue.theme) }
      settings = newValue
      (presenter.level, presenter.showsHints) = (newValue.notes, newValue.hints)
      (presenter.showsTiming, presenter.showsWire) = (newValue.timing, newValue.wire)
    }
  }

  func listSettings() {
    for setting in Setting.table { presenter.say(line(of: setting)) }
  }

  /// Shows a setting, or changes it.
  func set(_ name: String, _ value: String?) -> Effect {
    guard let setting = Setting.named(name) else {
      presenter.warn("\(Setting.unknown(name)) :set lists them.")
      return .failed(.usage)
    }
    guard let value else {
      presenter.say("\(setting.name): \(setting.read(settingsNow)) (\(setting.words))")
      return .none
    }
    do throws(Setting.Refusal) { try setting.write(&settingsNow, value) } catch {
      presenter.warn(error.words)
      return .failed(.usage)
    }
    presenter.say("\(setting.name): \(setting.read(settingsNow))." + (setting.effect.map { " \($0)" } ?? ""))
    return .none
  }

  /// In columns where there is room for them.
  private func line(of setting: Setting) -> String {
    let value = setting.read(settingsNow)
    func column(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    let pair = "\(column(setting.name, 14))\(value)"
    return presenter.width < 70 || value.count > 8
      ? "\(pair)\n  \(setting.words)" : "\(column(pair, 24))\(setting.words)"
  }
}

extension Setting {
  /// There is none of this name.
  static func unknown(_ name: String) -> String {
    let nearest = Spelling.nearest(to: name.lowercased(), among: table.map(\.name), reach: max(1, name.utf8.count / 3))
    return "There is no setting \(ForeignText(name).line(limit: 30))."
      + (nearest.map { " Did you mean \($0)?" } ?? "")
  }
}
