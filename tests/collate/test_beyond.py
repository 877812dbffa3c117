"""What headlines say beyond the accounts below them. Every article here is invented."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from firsthand.collate import beyond_learned
from firsthand.model.collation import Beyond
from firsthand.model.text import Document
from firsthand.steps import default_steps

# The kind that must be found ("": nothing), the headline, the text.
SETS = (
    (
        "blame",
        "Taxi bosses gun down six near Ixopo",
        'Six men were shot dead in a minibus near Ixopo on Saturday night, the police said.\n\n"Who they are and what they wanted, we cannot say at this stage," said Captain Thandi Zulu.',
    ),
    (
        "",
        "Cartel gunmen kill six in Chilapa",
        "Six men were shot dead in Chilapa on Monday by members of a cartel, the prosecutor said.\n\nThe prosecutor said that the men who fired had not been identified by name.",
    ),
    (
        "certainty",
        "Al-Qaeda claims Sanaa blast",
        "Two bombs went off near a college in Sanaa on Wednesday and killed 37 people, the interior ministry said.\n\nThe ministry said that no group had claimed the attack.",
    ),
    (
        "certainty",
        "Army recaptures town of Bor",
        "Soldiers entered the outskirts of Bor on Thursday and were fighting near the market, an officer said.\n\nThe officer said that half of the town was still in the hands of the rebels.",
    ),
    (
        "cause",
        "Rebels bomb cargo plane at Kapoeta",
        "A cargo plane went off the runway at Kapoeta on Monday and four of its crew were hurt, the airport said.\n\nAn engineer, Oliha Loro, said that a burst tyre was the cause.",
    ),
    (
        "rank",
        "Surgeon killed as hospital is hit in Donetsk",
        "A projectile hit a hospital in Donetsk on Wednesday and killed a cleaner, the city council said.\n\nFour patients were hurt by glass, a head nurse said.",
    ),
    (
        "",
        "Doctor killed as hospital is hit in Donetsk",
        "A projectile hit a hospital in Donetsk on Wednesday and killed a surgeon, the city council said.\n\nFour patients were hurt by glass, a head nurse said.",
    ),
    (
        "time",
        "Raid on Christmas Eve kills three in Aceh",
        "Three men were shot dead in Aceh on 21 May, a company official said.\n\nThe official, Hendra Sir, said that it was in the morning.",
    ),
    (
        "value",
        "More than 160 abducted from Minna train",
        "Gunmen stopped a train near Minna and marched passengers into the bush, the railway said on Saturday.\n\nRelatives have a register of the missing. It carries 61 names, according to Binta Lawal, who keeps it.",
    ),
    (
        "",
        "Twenty drowned or missing on the Chindwin",
        "Fourteen people are known to have drowned and six have not been found after a boat went down on the Chindwin on Tuesday, a relief committee said.\n\nA deckhand said that the boat was full.",
    ),
    (
        "value",
        "Tankers bombed in Faryab",
        "More than a hundred civilians were killed on Thursday when jets bombed two tankers.\n\nThe district's governor, Abdul Omar, says that 28 people died. A doctor said that he had seen 28 bodies.",
    ),
    (
        "",
        "Market burns in Faryab",
        "A fire in a market in Faryab killed two men on Thursday, the governor said.\n\nA reporter of this paper counted 60 burnt stalls. The governor spoke of 20 stalls.",
    ),
    (
        "value",
        "Thirty lorries burnt on Kidal road",
        "Gunmen burnt nine lorries of a convoy on the road to Kidal on Monday, a drivers' union said.\n\nThe union's secretary, Alou Maiga, said that the drivers were sent home on foot.",
    ),
    (
        "",
        "Nine lorries burnt on Kidal road",
        "Gunmen burnt four lorries near Anefis and five trucks near Kidal on Monday, a drivers' union said.\n\nThe union's secretary, Alou Maiga, said that the drivers were sent home on foot.",
    ),
    (
        "value",
        "Hundreds killed in Sirte street battles",
        "Forty-five fighters were killed in a week of street battles in Sirte, a hospital spokesman said on Friday.\n\nThe spokesman, Ali Qadri, said that 120 were wounded. The city council said that most families had left.",
    ),
    (
        "value",
        "Death toll in Quetta bazaar blast passes 100",
        "A bomb in a bazaar in Quetta killed 63 people on Saturday, the city's health officer said.\n\nDr Javed Lashari said that ten of them died in hospital and that 140 people were hurt. Police closed the road.",
    ),
    (
        "value",
        "60 villagers massacred in Ituri",
        "At least 17 people were killed in a village of Ituri on Monday night, a local chief said.\n\nThe army said its soldiers had found the bodies in two huts. The chief, Jean Loda, said that others had fled to the forest.",
    ),
    (
        "value",
        "Barrel bomb kills 20 children in Aleppo",
        "Twenty people, three of them children, were killed by a barrel bomb in Aleppo on Sunday, the civil defence said.\n\nA rescue worker, Omar Daas, said that the bomb had hit a street with shops.",
    ),
    (
        "value",
        "Thousands flee fighting around Wau",
        "Some 400 people have left their homes because of fighting near Wau, the United Nations mission said on Tuesday.\n\nA spokesman said that they had come to a church. The army said that calm had returned.",
    ),
    (
        "value",
        "Scores wounded as rocket hits Haifa hotel",
        "A rocket struck a hotel in Haifa on Monday, wounding 18 people, the ambulance service said.\n\nA guest, Dana Peled, said that the lobby had burnt. The army said that the rocket came from the north.",
    ),
    (
        "value",
        "200 rebels surrender in Caqueta",
        "Sixty members of a rebel front laid down their arms in Caqueta on Thursday, the Colombian army said.\n\nA colonel, Hugo Prada, said that they handed over 58 rifles. A priest watched.",
    ),
    (
        "value",
        "Five journalists killed in Kandahar blast",
        "A blast in Kandahar killed two journalists and three drivers on Wednesday, the governor's spokesman said.\n\nThe spokesman, Aziz Popal, said that the bomb was in a cart.",
    ),
    (
        "value",
        "Ferry sinks off Zanzibar",
        'About 100 people drowned when a ferry sank off Zanzibar on Sunday.\n\nThe harbour master said that 34 people had died and 210 were saved. "We have 34 bodies and nobody is missing," he said.',
    ),
    (
        "value",
        "Dozens of women and children dead in Raqqa strike",
        "A strike on a house in Raqqa killed 26 men on Tuesday, a monitoring group said.\n\nThe group said that all of them were fighters of Islamic State who slept there. The coalition said that it was looking at the report.",
    ),
    (
        "",
        "Dozens dead in Raqqa strike",
        "A strike on a house in Raqqa killed 26 men on Tuesday, a monitoring group said.\n\nThe group said that all of them were fighters of Islamic State who slept there.",
    ),
    (
        "blame",
        "Taliban bomb kills five in Herat",
        "A bomb hidden in a rickshaw killed five people in Herat on Thursday, police said.\n\nA doctor at the city hospital said that eleven people were hurt. The police chief, Amin Noori, said that two men had been seen running.",
    ),
    (
        "blame",
        "Houthi missile kills four in Marib",
        "Four people were killed when a missile hit a petrol station in Marib on Saturday, the town's health office said.\n\nA witness said that he did not know from where it had come. Officials said that an inquiry had begun.",
    ),
    (
        "blame",
        "Russian jets bomb Idlib clinic",
        'A clinic in a village of Idlib was bombed on Monday and three patients were killed, the clinic\'s director said.\n\n"We heard planes, but we could not see whose they were," he said. A monitoring group said that seven people were hurt.',
    ),
    (
        "blame",
        "Separatists shell Avdiivka school",
        "A school in Avdiivka was hit by shells on Wednesday and a guard was wounded, the head of the town said.\n\nMonitors of the OSCE said they could not determine the direction of fire.",
    ),
    (
        "blame",
        "Jewish settlers torch West Bank mosque",
        "A mosque in a village near Nablus burnt on Sunday night, the village council said.\n\nThe police said that they had opened an investigation and that a short circuit was one possibility. A neighbour, Samir Odeh, said he saw flames at two.",
    ),
    (
        "",
        "Rebels shell Bria market",
        "Fighters of the FPRC fired mortar rounds at the market of Bria on Friday and killed three people, the mayor said.\n\nThe mayor, Paul Ngai, said that the fire lasted an hour.",
    ),
    (
        "",
        "Army kills 12 militants in Sinai",
        "Twelve extremists were killed in an air raid south of Arish, a military spokesman said on Tuesday.\n\nThe spokesman said that the armed forces had also destroyed two cars.",
    ),
    (
        "",
        "Regime shelling kills six in Douma",
        "Six people died when artillery shells fired by Syrian forces hit Douma on Friday, a monitoring group said.\n\nThe group said that twelve people were wounded.",
    ),
    (
        "certainty",
        "Shabaab leader killed in US strike",
        "A leader of al-Shabaab may have been killed in an American air strike near Jilib, two officials in Mogadishu said.\n\nThe officials said that they were waiting for a test. The group did not comment.",
    ),
    (
        "certainty",
        "Army retakes Shaddadi",
        "Government troops were close to retaking Shaddadi on Thursday, an officer said.\n\nThe officer said that they had reached the silos. Residents said that Islamic State fighters were still in the streets.",
    ),
    (
        "certainty",
        "Hostages beheaded by IS",
        "Islamic State may have beheaded two hostages, according to a video that could not be verified.\n\nThe families' lawyer said that they hoped the men were alive. The ministry said that it was examining the video.",
    ),
    (
        "certainty",
        "Kurdish militants behind Ankara blast",
        "A blast killed four people in Ankara on Sunday, the governor said.\n\nHe said that Kurdish militants were suspected but that it was too early to be certain. No group claimed it.",
    ),
    (
        "certainty",
        "Cell planned attack on Brussels airport",
        "Three men were arrested in Liege on Monday and may have planned an attack on the airport of Brussels, a prosecutor said.\n\nTheir lawyer said that they had a map of the city and nothing else.",
    ),
    (
        "target",
        "Air strike destroys mosque in Sarmin",
        "A bomb from an aircraft destroyed a grain store in Sarmin on Friday and killed two men, the civil defence said.\n\nIts local head, Raed Fares, said that the building stood on the edge of the town.",
    ),
    (
        "target",
        "Shells hit refugee camp in Ain Zara",
        "Shells hit a warehouse in Ain Zara on Friday and killed a guard, the ministry of health said.\n\nA spokesman said that the warehouse held medicine.",
    ),
    (
        "target",
        "Bomb hits school bus in Kabul",
        "A bomb went off beside a minibus of the ministry of mines in Kabul on Sunday, wounding five of its clerks, the interior ministry said.\n\nThe ministry said that the driver was in hospital.",
    ),
    (
        "place",
        "Car bomb kills seven in Baghdad",
        "A car bomb killed seven people in the town of Baquba on Monday, police said.\n\nA police captain said that the car stood near a bakery in Baquba. Doctors at the town's hospital said that 20 people were hurt.",
    ),
    (
        "time",
        "Army storms village at dawn",
        "Soldiers entered a village near Jenin in the afternoon and arrested six men, residents said.\n\nThe army said that the men were wanted.",
    ),
    (
        "time",
        "Bomb hits Kabul in morning rush hour",
        "A bomb wounded three people in Kabul late on Tuesday evening, police said.\n\nA police spokesman said that the street was nearly empty.",
    ),
    (
        "rank",
        "Syrian general killed in Deraa",
        "A Syrian army lieutenant was killed by a mine near Deraa on Monday, a military source said.\n\nThe source said that he led a group of sappers.",
    ),
    (
        "rank",
        "Army Evacuating Militia Chiefs from Tal Rashid?",
        "Helicopters took three fighters from a house in Tal Rashid on Monday, a monitor said.\n\nThe monitor said that they were foreigners.",
    ),
    (
        "rank",
        "Qaeda bomb-maker killed in Shabwa",
        "A member of al-Qaeda was killed by a drone in Shabwa on Monday, a tribal chief said.\n\nThe chief said that the man was a driver.",
    ),
    (
        "cause",
        "Car bomb kills six in Qamishli",
        "Six people were killed when a gas bottle exploded in a restaurant in Qamishli on Friday, the Kurdish police said.\n\nThe owner said that the bottle had been leaking.",
    ),
    (
        "cause",
        "Sniper kills medic in Donetsk",
        "A medic was killed by a shell splinter in Donetsk on Friday, the city's hospital said.\n\nA colleague said that he had been standing at the gate.",
    ),
    (
        "cause",
        "Chlorine bomb kills nine in Hama",
        "Nine people were killed by shelling in a village near Hama on Monday, the local council said.\n\nA council member said that four rockets fell.",
    ),
    (
        "wording",
        "Crusader planes bomb Mosul bridge",
        "Coalition aircraft bombed a bridge in Mosul on Sunday, the Iraqi army said.\n\nThe US military said that the bridge was used by Islamic State.",
    ),
    (
        "value",
        "Truck bomb leaves 300 dead in Baidoa",
        'A truck loaded with explosives went off at a junction in Baidoa on Saturday, and at least 137 people were killed, the regional police said.\n\nAn ambulance service, Gargaar, said that it had moved 90 bodies. The mayor spoke of "a black day".',
    ),
    (
        "value",
        "Ferry disaster: 80 drown in Lake Kivu",
        "A boat capsized on Lake Kivu on Monday and 38 passengers drowned, a provincial minister said.\n\nThe minister said that 21 had been saved by fishermen.",
    ),
    (
        "value",
        "Whole family of eight wiped out in Saada raid",
        "Three members of a family were killed when an aircraft bombed their house in Saada on Tuesday, a neighbour said.\n\nThe neighbour, Hamid Farea, said that the five others were taken out alive. A doctor confirmed the three deaths.",
    ),
    (
        "value",
        "Hundreds of schoolgirls abducted from Zamfara boarding school",
        "Gunmen took 73 pupils from a school in Zamfara on Wednesday, the state police said.\n\nA parent, Musa Ado, said that his son escaped.",
    ),
    (
        "value",
        "Toll in Beirut blast rises to 54",
        "A car bomb in a suburb of Beirut killed 27 people on Thursday, the Red Cross said on Friday after a search of the rubble.\n\nThe health minister said that 27 had died and 300 were hurt.",
    ),
    (
        "value",
        "Dozens of police slain in Badakhshan",
        "Taliban fighters overran a post in Badakhshan on Sunday and killed eight policemen, the provincial governor said.\n\nThe Taliban said that they had captured eleven.",
    ),
    (
        "value",
        "Mass grave with 400 bodies found at Tabqa",
        "Syrian rescue workers said that they had found a grave with 70 bodies on farmland near Tabqa.\n\nTheir leader, Yaser Khamis, said that the digging would take a month.",
    ),
    (
        "value",
        "Air raid wounds more than 60 in Ariha",
        "At least 22 people were wounded when aircraft bombed a street in Ariha on Friday, the civil defence said.\n\nNobody died, it said.",
    ),
    (
        "value",
        "Ten soldiers killed as convoy hits mine",
        "Three soldiers died and seven were hurt when their lorry hit a mine near Kidal on Monday, the army said.\n\nThe army said that a helicopter took the wounded to Gao.",
    ),
    (
        "value",
        "Rebels behead 25 captives",
        "Rebels cut the throats of nine captives in a village near Beni, a civil society leader said on Friday.\n\nThe army said that it had found nine bodies.",
    ),
    (
        "value",
        "Gas attack kills scores of children",
        "At least 31 people, eleven of them children, were killed in an attack with gas, the town's hospital said on Tuesday.\n\nA nurse said that many were still under care.",
    ),
    (
        "value",
        "Explosion rips through mosque, killing at least 100 worshippers",
        "An explosion in a mosque in Kunduz killed 46 people on Friday, a doctor at the regional hospital said.\n\nThe Taliban's police chief said that the bomber came in with the crowd.",
    ),
    (
        "value",
        "All 15 crew killed as tanker is struck",
        "A drone hit a tanker off Hodeida on Sunday and killed two sailors, the ship's owner said.\n\nThe owner said that the other 13 were well.",
    ),
    (
        "blame",
        "Pakistan army shells kill three in Poonch",
        "Three villagers died when shells exploded in Poonch on Monday, the district magistrate said.\n\nThe magistrate, Rajiv Kaul, said that it was being established from which side they had been fired.",
    ),
    (
        "blame",
        "Hezbollah cell blew up Burgas bus",
        "A bomb on a bus killed six tourists in Burgas on Wednesday, the interior ministry said.\n\nThe ministry said that it did not know who was behind the attack. Israel's prime minister blamed nobody.",
    ),
    (
        "blame",
        "Fulani herdsmen massacre 19 in Benue church",
        "Nineteen people were shot dead in a church in Benue on Tuesday, the police said.\n\nA survivor, Terna Ugo, said that he did not see the faces of the attackers. The police commissioner said that arrests had not been made.",
    ),
    (
        "blame",
        "Drug cartel guns down mayor in Guerrero",
        "The mayor of a town in Guerrero was shot dead on Saturday, the state prosecutor said.\n\nThe prosecutor said that he would not speculate about the killers.",
    ),
    (
        "blame",
        "Government snipers kill nurse in Homs",
        "A nurse was shot dead on a roof in Homs on Sunday, activists said.\n\nAn activist, who gave his name as Abu Rami, said that nobody saw where the bullet came from.",
    ),
    (
        "blame",
        "Al-Qaeda kidnaps Swiss missionary in Timbuktu",
        "A Swiss missionary was taken from her house in Timbuktu on Friday night, the Malian army said.\n\nA neighbour said that the men wore turbans and spoke Tamasheq. No group had said by Saturday that it held her.",
    ),
    (
        "blame",
        "Shia militia bombs Sunni mosque in Diyala",
        "A bomb went off at a Sunni mosque in Diyala after prayers on Friday and killed 13, police said.\n\nPolice said that they had no suspect. The imam asked for calm.",
    ),
    (
        "blame",
        "Kurdish rebels kill seven Turkish soldiers in Hakkari",
        "Seven soldiers died in an explosion at an ammunition store in Hakkari, the defence ministry said on Friday.\n\nIt said that a shell had gone off during a test.",
    ),
    (
        "blame",
        "Armenian forces shell Azeri village on holiday",
        "A villager was killed by the blast of an old shell in the district of Agdam on Sunday, the prosecutor's office said.\n\nThe office said that the man had picked it up in a field.",
    ),
    (
        "blame",
        "Police fire kills two students in Kinshasa",
        "Two students were found dead near the university of Kinshasa after a march on Monday, a rights group said.\n\nThe group said that both had wounds from bullets and that it could not say who fired.",
    ),
    (
        "",
        "Insurgents kill four policemen in Narathiwat",
        "Militants fired on a checkpoint in Narathiwat on Monday and killed four officers, the police said.\n\nA colonel said that the attackers fled.",
    ),
    (
        "",
        "Junta jets bomb school in Sagaing",
        "Myanmar military aircraft bombed a school in Sagaing on Friday, killing 11 children, the UN children's agency said.\n\nThe military said that rebels had hidden there.",
    ),
    (
        "",
        "Nato strike kills Afghan family",
        "An air strike by the alliance killed five people of one family in Khost on Thursday, the governor said.\n\nA spokesman for the alliance said that it was sorry.",
    ),
    (
        "",
        "RSF fighters loot El Geneina hospital",
        "Men of the Rapid Support Forces looted the teaching hospital of El Geneina on Sunday, a doctors' union said.\n\nThe union said that beds were taken away.",
    ),
    (
        "",
        "Mob kills two in Bihar",
        "Villagers beat two men to death in Bihar on Tuesday, the police said.\n\nThe crowd had taken them for thieves, an officer said.",
    ),
    (
        "",
        "Israeli fire kills teenager near Jenin",
        "A boy of 16 was shot dead by soldiers near Jenin on Friday, the Palestinian health ministry said.\n\nThe army said that its troops had been attacked with stones.",
    ),
    (
        "",
        "Jihadists storm hotel in Grand-Bassam",
        "Gunmen from al-Qaeda's branch in North Africa shot 16 people at a beach hotel in Grand-Bassam on Sunday, the president said.\n\nA guest said that they had shouted in Arabic.",
    ),
    (
        "certainty",
        "Al-Qaeda number two dead",
        "The deputy head of al-Qaeda is thought to have been killed by a drone in Idlib, two Western officials said.\n\nOne of them said that a confirmation could take weeks.",
    ),
    (
        "certainty",
        "Missile brought down airliner",
        "An airliner crashed near Torez on Thursday with 190 people on board, and a missile may have hit it, a security adviser said.\n\nThe airline said that it knew nothing yet. Investigators were on their way.",
    ),
    (
        "certainty",
        "Militants execute three hostages",
        "A militant group said to hold three engineers has reportedly shot them, a tribal elder said on Friday.\n\nThe company said that it had no confirmation.",
    ),
    (
        "certainty",
        "Baghdadi wounded in air strike",
        "The leader of Islamic State was possibly wounded in an air strike near al-Qaim, a tribal source said.\n\nThe coalition said that it could not confirm this.",
    ),
    (
        "certainty",
        "Army planes killed villagers",
        "Villagers near Maiduguri said that five people had died from bombs and that they believed the planes were those of the army.\n\nThe air force said that it was looking into the report.",
    ),
    (
        "certainty",
        "Rebel chief flees to Uganda",
        "The head of the rebels is believed to have crossed into Uganda, a UN official said on Tuesday.\n\nUganda said that it had no knowledge of it.",
    ),
    (
        "target",
        "Bomb attack on orphanage in Kabul",
        "A bomb went off near a money exchange in Kabul on Tuesday and killed two men, the interior ministry said.\n\nThe ministry said that the exchange was the target.",
    ),
    (
        "target",
        "Gunmen attack UN convoy in Darfur",
        "Gunmen shot at two lorries of a trader in Darfur on Friday, the police said.\n\nThe trader, Adam Bashar, said that he lost his sugar.",
    ),
    (
        "target",
        "Shells strike funeral in Taiz",
        "Shells struck a petrol queue in Taiz on Thursday and killed six people, a medical source said.\n\nThe source said that the station had opened an hour before.",
    ),
    (
        "target",
        "Suicide attack on police academy in Aden",
        "A man blew himself up in a queue outside an army pay office in Aden on Monday, killing 40 recruits, officials said.\n\nThey said that the soldiers waited for wages.",
    ),
    (
        "place",
        "Suicide bomber hits Karachi",
        "A suicide bomber killed four guards at a shrine in Sehwan, in the interior of Sindh, on Friday, the police said.\n\nA police officer said that the shrine was closed.",
    ),
    (
        "place",
        "Bomb in Nairobi shopping street",
        "A bomb went off in a shop in Garissa on Sunday, the police said, and one man was hurt.\n\nThe county commissioner said that Garissa was calm.",
    ),
    (
        "cause",
        "Landmine kills six children in Helmand",
        "Six children were killed when a mortar round hit a courtyard in Helmand on Friday, the provincial council said.\n\nA member of the council said that it was fired from a hill.",
    ),
    (
        "cause",
        "Arson guts aid depot in Maiduguri",
        "A fire burnt a store of aid in Maiduguri on Monday, the relief agency said.\n\nThe fire service said that a faulty wire had started it.",
    ),
    (
        "rank",
        "Taliban governor killed in Nangarhar",
        "Five Taliban fighters were killed in Nangarhar on Monday, the army said.\n\nThe army said that they were foot soldiers who laid mines.",
    ),
    (
        "rank",
        "Spy chief gunned down in Mogadishu",
        "A clerk of the intelligence agency was shot in Mogadishu on Sunday, police said.\n\nPolice said that he worked in the pay office.",
    ),
    (
        "rank",
        "Top Houthi leaders wiped out in Sanaa strike",
        "Seven Houthi fighters were killed by an air strike in Sanaa on Friday, a coalition spokesman said.\n\nA resident said that they had been guarding a store.",
    ),
    (
        "time",
        "Night attack on Burkina gold mine",
        "Gunmen attacked a gold mine in Burkina Faso at noon on Wednesday and killed two guards, the company said.\n\nThe company said that work had stopped.",
    ),
    (
        "value",
        "Dozens killed as blasts hit two Kirkuk markets",
        "Blasts at two markets in Kirkuk killed 19 people on Monday and wounded 53, a police officer said.\n\nThe first left 12 dead, the "
        "officer said. Another seven were killed half an hour later. Medics gave a toll of 18 dead.",
    ),
    (
        "value",
        "Mine kills 27 on bus near Qayyarah",
        "A mine killed one person and wounded 26 on a bus near Qayyarah on Sunday, an aid group said.\n\nThe driver said that the road had been swept.",
    ),
    (
        "value",
        "Letter bomb kills two in Poltava",
        "A woman lost her life when a letter exploded in a flat in Poltava on Friday, the city said.\n\nThe letter had come by post, a neighbour said.",
    ),
    (
        "value",
        "Hundreds dead in Malanje fighting",
        "Fighting in the city of Malanje killed hundreds of people over the weekend.\n\nA priest said that 40 had been buried, most of them civilians. "
        "The governor said that 22 soldiers were dead.",
    ),
    (
        "",
        "Six militiamen killed near Karshi",
        "Two militia units fired on each other near Karshi on Saturday, the governor said. Four men were killed in the first unit and two in the "
        "second, he said.\n\nA union said that fog had come down.",
    ),
    (
        "",
        "31 killed, 12 of them soldiers, in convoy attack",
        "A convoy was attacked near Djibo on Tuesday, the ministry said. The toll is 19 civilians, eight soldiers and four auxiliaries, it said.\n\n"
        "The wounded were flown out, a nurse said.",
    ),
    (
        "",
        "Mine kills six at La Ceiba",
        "A mine blew up under a lorry at La Ceiba on Saturday, the mayor said. Four people died at once and two in hospital, the mayor said.",
    ),
    (
        "",
        "Two killed in Basra blasts",
        "A bomb killed a policeman in Basra on Monday morning. Gunmen shot dead a policeman in the town in the afternoon, a doctor said.",
    ),
    (
        "",
        "Two dead in Basra suicide bombing",
        "A suicide bomber blew himself up in Basra on Monday and killed a soldier, the police said.\n\nThe street was closed.",
    ),
    (
        "",
        "Bombs kill 24 in Iraq",
        "Bombs in Baghdad killed 12 people on Monday, the police said. In Mosul seven died, a doctor said, and in Kirkuk five.",
    ),
    (
        "",
        "Market blast kills 12 in Ariha",
        "A blast at a market in Ariha killed eight people and wounded four on Monday, the council said. None of the wounded survived the night.",
    ),
    (
        "",
        "Ten killed in two blasts in Ariha",
        "Five people were killed at a market in Ariha on Monday, a medic said. Five were killed by a bomb at the bus station, he said.",
    ),
    (
        "",
        "Fourteen people killed in market blast in Ariha",
        "Fourteen people killed in market blast in Ariha on Tuesday, the governor said. Three people were wounded, he said.",
    ),
    (
        "value",
        "Ten killed in Ariha blast",
        "A bomb left four dead and six in hospital in Ariha on Monday, a medic said.\n\nThe market was closed, he said.",
    ),
    (
        "value",
        "30 houses burnt in Kass",
        "Four houses were burnt in Kass on Monday and 26 people fled, the sheikh said.\n\nThe police had been called, he said.",
    ),
    (
        "",
        "Five huts burnt in Kass",
        "Three huts were burnt on the east bank in Kass on Monday, and two on the west bank, the sheikh said.\n\nNobody was there.",
    ),
    (
        "",
        "2013 bombing killed 12, inquiry finds",
        "The inquiry into a bombing in Ariha said on Monday that it had killed 12 people. The inquiry heard 40 witnesses, it said.",
    ),
    (
        "",
        "Army kills 140 fighters in Hama and Homs",
        "In Hama the army killed more than 70 fighters on Monday, a military source said. Aircraft raided Homs and killed around 70 fighters, he said.",
    ),
)


def read(title: str, text: str, folder: Path, *, name: str = "one") -> tuple[Document, tuple[Beyond, ...]]:
    steps = default_steps()
    path = folder / f"{name}.jsonl"
    row = {"id": name, "outlet": "Harwick Courier", "published": "2016-05-05", "title": title, "text": text}
    path.write_text(json.dumps(row) + "\n", "utf-8")
    (item,) = steps.acquire([str(path)])
    document = steps.read(item)  # type: ignore[arg-type]
    attributed = steps.attribute(document)
    mentions = steps.normalise(document, attributed)
    accounts = steps.code(document, attributed, mentions)
    return document, steps.collate.beyond(document, attributed, mentions, accounts)


@pytest.fixture(scope="module", autouse=True)
def rules_alone() -> Iterator[None]:
    """The rules are tested without the network, which takes back some of what they find (test_beyond_learned.py)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(beyond_learned, "available", lambda: False)
        yield


@lru_cache(maxsize=1)
def all_found(folder: Path) -> tuple[tuple[Beyond, ...], ...]:
    return tuple(read(title, text, folder, name=f"n{n}")[1] for n, (_, title, text) in enumerate(SETS))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("beyond")


@pytest.mark.parametrize("n", range(len(SETS)), ids=[title for _, title, _ in SETS])
def test_a_headline_is_held_against_the_accounts_below_it(n: int, folder: Path) -> None:
    kind = SETS[n][0]
    kinds = {b.kind for b in all_found(folder)[n]}
    assert kind in kinds if kind else not kinds


def test_what_goes_beyond_stands_in_the_document(folder: Path) -> None:
    document, found = read(SETS[0][1], SETS[0][2], folder)
    for one in found:
        assert document.words(one.span) == one.value
        assert one.reason


def test_a_text_that_attributes_nothing_has_nothing_to_go_beyond(folder: Path) -> None:
    assert (
        read("Hundreds killed in Sirte", "Forty fighters were killed in Sirte. The town is quiet. " * 3, folder)[1]
        == ()
    )


def test_a_headline_in_quotation_marks_is_its_source_s(folder: Path) -> None:
    text = (
        "Rebels pulled out of two villages near Azaz on Monday, residents said.\n\nThe governor said in a statement that "
        "the army had entered them. A farmer said that he saw nobody."
    )
    assert not [b for b in read("'Terrorists' leave two villages near Azaz", text, folder)[1] if b.kind == "wording"]


def test_a_source_s_own_loaded_words_are_not_the_outlet_s(folder: Path) -> None:
    text = (
        "Army units killed 11 terrorists in Khan Tuman on Monday, a military source said.\n\nThe source said that the "
        "terrorists had tried to cut the road."
    )
    assert read("Army kills 11 terrorists in Khan Tuman", text, folder)[1] == ()


def test_an_author_s_own_accusation_is_told(folder: Path) -> None:
    text = (
        "The bridge at Deir Hafer, closed on Monday, is on the road by which the Turkish army has been funding Islamic State.\n\n"
        "The council said that lorries would wait."
    )
    document, found = read("Bridge at Deir Hafer closed", text, folder)
    assert [(b.kind, document.words(b.span)) for b in found] == [("claim", "funding")]


@pytest.mark.parametrize("again", ["Taxi bosses gun down six near Ixopo", "TAXI BOSSES GUN DOWN SIX NEAR IXOPO."])
def test_a_headline_that_is_printed_again_bears_nothing_out(again: str, folder: Path) -> None:
    kind, headline, text = SETS[0]
    assert [
        b.kind for b in read(headline, f"{text}\n\nMore of this at six.\n\n{again}\n\nAll the news.", folder)[1]
    ] == [kind]
    assert [b.kind for b in read(headline, f"{again}\n\n{text}", folder)[1]] == [kind]


def test_a_scrape_s_head_ends_where_the_headline_does(folder: Path) -> None:
    """The site's name stands behind the headline alone; children of the list of other pages are not those of the lead."""
    headline = "9 children among 14 dead in Ariha market blasts state media - Region - Harwick Courier News"
    text = (
        "9 children among 14 dead in Ariha market blasts state media Courier Wire Tuesday 3 May 2016 8 children among 12 dead as ferry sinks "
        "off Lamu Two bombs went off at a market in Ariha on Tuesday killing at least 14 people including 9 children state media reported. "
        "The governor said that the bombs lay in a handcart."
    )
    assert read(headline, text, folder)[1] == ()
    more = headline.replace("9", "11", 1)
    assert [b.kind for b in read(more, text.replace("9", "11", 1), folder)[1]] == ["value"]
