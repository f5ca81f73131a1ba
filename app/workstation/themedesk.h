#pragma once

#include "desk.h"
#include "interpretation/widgets/themepage.h"

#include <QPointer>

namespace zhijian {

/// 版式主题: the page that is reached from 解读. GUI thread.
class ThemeDesk : public QObject
{
    Q_OBJECT

public:
    explicit ThemeDesk(const Surroundings &surroundings, QObject *parent = nullptr);
    ~ThemeDesk() override;

    [[nodiscard]] interpretation::ThemePage *page() const { return m_page; }
    void reload();
    /// The theme whose version has this name, if it is one of the office.
    void openNamed(const QString &name);

Q_SIGNALS:
    void closeRequested();
    void failed(const zhijian::Error &error, const QString &doing);
    void notice(const QString &sentence, std::function<void()> undo);

private:
    void open(const EntityId &id);
    void create(const OfficeTheme &theme);
    void save(const OfficeTheme &theme, const QList<Digest> &seen);
    void remove(const EntityId &id);
    void restore(const EntityId &id);
    [[nodiscard]] std::optional<journal::Author> author(const QString &doing);

    Surroundings m_surroundings;
    QPointer<interpretation::ThemePage> m_page;
};

} // namespace zhijian
