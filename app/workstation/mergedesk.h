#pragma once

#include "desk.h"
#include "interpretation/mergeservice.h"

#include <QPointer>

namespace zhijian::interpretation {
class MergePage;
}

namespace zhijian {

/// 合并: compares two versions, keeps what was begun, writes the merge. GUI thread.
///
/// What a person chose stays until it is saved, also while other pages or other conflicts are in view; it belongs to
/// that person and to this run of the program.
class MergeDesk : public QObject
{
    Q_OBJECT

public:
    explicit MergeDesk(const Surroundings &surroundings, QObject *parent = nullptr);
    ~MergeDesk() override;

    [[nodiscard]] QWidget *page() const;
    void open(const EntityId &id);
    [[nodiscard]] bool isMerging() const;
    /// After sign-in: another person does not find his predecessor's choices.
    void welcome(const EntityId &person);

Q_SIGNALS:
    void failed(const zhijian::Error &error, const QString &doing);
    void notice(const QString &sentence, std::function<void()> undo);
    void closeRequested();

private:
    void keep();
    void save(const interpretation::MergeComparison &comparison);
    void refresh();
    [[nodiscard]] interpretation::MergeService::Sealed unsealing() const;

    Surroundings m_surroundings;
    QPointer<interpretation::MergePage> m_page;
    QHash<EntityId, interpretation::MergeComparison> m_begun;
    EntityId m_reader;
    bool m_isSaving = false;
};

} // namespace zhijian
