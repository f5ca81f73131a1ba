// The part of InterpretationPage that gives to the office: questions for the knowledge base, templates.
#include "interpretation/parser.h"
#include "interpretation/pictures.h"
#include "interpretation/widgets/interpretationpage.h"
#include "interpretation/widgets/sourceeditor.h"
#include "interpretation/widgets/templatespanel.h"
#include "uikit/sidesheet.h"

#include <QLineEdit>

namespace zhijian::interpretation {

void InterpretationPage::offerQuestions()
{
    if (openId().isNull() || m_open.item.isDeleted)
        return;
    m_editor->commitComposition();
    // An entry names the version its words are from.
    if (m_mayEdit && isModified()) {
        autosave();
        Q_EMIT saveRequested(current(), m_open.heads);
    }
    Q_EMIT questionsOffered(openId());
}

void InterpretationPage::openTemplates()
{
    m_editor->commitComposition();
    m_templates->begin(openId().isNull() ? QString() : m_title->text(), int(pictureUses(parse(m_editor->toPlainText())).size()));
    m_templateSheet->open();
}

void InterpretationPage::templateSaved()
{
    m_templates->clearFields();
    m_templateSheet->closeSheet();
}

} // namespace zhijian::interpretation
