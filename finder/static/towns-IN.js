export default `Abdu Rahiman Nagar, Kerala
Abohar, Punjab
Achalpur, Maharashtra
Adoni, Andhra Pradesh
Agartala, Tripura
Agra, Uttar Pradesh
Ahilyanagar, Maharashtra
Ahmadpur, Maharashtra
Ahmedabad, Gujarat
Airoli, Maharashtra
Aizawl, Mizoram
Ajmer, Rajasthan
Akalkot, Maharashtra
Akivīdu, Andhra Pradesh
Akkarampalle, Andhra Pradesh
Aklūj, Maharashtra
Akola, Maharashtra
Akot, Maharashtra
Aland, Karnataka
Alandur, Tamil Nadu
Alangad, Kerala
Alappuzha, Kerala
Alengād, Kerala
Allinagaram, Tamil Nadu
Alwar, Rajasthan
Alīgarh, Uttar Pradesh
Alīpur Duār, West Bengal
Amalner, Maharashtra
Amalāpuram, Andhra Pradesh
Amaravati, Andhra Pradesh
Ambala Sadar, Haryana
Ambarnath, Maharashtra
Ambattur, Tamil Nadu
Ambikāpur, Chhattisgarh
Ambur, Tamil Nadu
Ambāh, Madhya Pradesh
Ambājogāi, Maharashtra
Ambāla, Haryana
Amravati, Maharashtra
Amreli, Gujarat
Amritsar, Punjab
Amroha, Uttar Pradesh
Amudālavalasa, Andhra Pradesh
Anakapalle, Andhra Pradesh
Anakaputhur, Tamil Nadu
Anand, Gujarat
Anandpur, Odisha
Anantapur, Andhra Pradesh
Anantnag, Jammu and Kashmir
Anekal, Karnataka
Angul, Odisha
Anjangaon, Maharashtra
Anjār, Gujarat
Ankleshwar, Gujarat
Aonla, Uttar Pradesh
Arakkonam, Tamil Nadu
Arantāngi, Tamil Nadu
Arcot, Tamil Nadu
Arni, Tamil Nadu
Aroor, Kerala
Arrah, Bihar
Arsikere, Karnataka
Aruppukkottai, Tamil Nadu
Arwal, Bihar
Arāmbāgh, West Bengal
Arāria, Bihar
Ashoknagar Kalyangarh, West Bengal
Ashoknagar, Madhya Pradesh
Ashta, Madhya Pradesh
Atarra, Uttar Pradesh
Athani, Karnataka
Athiyannur, Kerala
Atraulī, Uttar Pradesh
Attili, Andhra Pradesh
Attur, Tamil Nadu
Auraiya, Uttar Pradesh
Aurangabad, Maharashtra
Aurangābād, Bihar
Avadi, Tamil Nadu
Avaniyāpuram, Tamil Nadu
Ayodhya, Uttar Pradesh
Azamgarh, Uttar Pradesh
Bada Barabīl, Odisha
Badagara, Kerala
Badlapur, Maharashtra
Badvel, Andhra Pradesh
Badūria, West Bengal
Bagaha, Bihar
Bagalkot, Karnataka
Bagbera, Jharkhand
Bahadurgarh, Haryana
Baharampur, West Bengal
Baheri, Uttar Pradesh
Bahraigh, Uttar Pradesh
Baidyabāti, West Bengal
Bail-Hongal, Karnataka
Bairāgnia, Bihar
Bakhri, Bihar
Bakhtiarpur, Bihar
Balasore, Odisha
Ballari, Karnataka
Ballarpur, Maharashtra
Ballia, Bihar
Balotra, Rajasthan
Balrāmpur, Uttar Pradesh
Balāngīr, Odisha
Bangaon, Bihar
Bangaon, West Bengal
Bangarapet, Karnataka
Bankra, West Bengal
Bantvāl, Karnataka
Bar Bigha, Bihar
Baranagar, West Bengal
Barauli, Bihar
Barauni, Bihar
Baraut, Uttar Pradesh
Barbigha, Bihar
Barbil, Odisha
Barddhamān, West Bengal
Bareilly, Uttar Pradesh
Bargarh, Odisha
Barhiya, Bihar
Baripāda, Odisha
Barnāla, Punjab
Barpeta, Assam
Barshi, Maharashtra
Baruipur, West Bengal
Barwāla, Haryana
Barwāni, Madhya Pradesh
Basavakalyan, Karnataka
Basirhat City, West Bengal
Basmat, Maharashtra
Basoda, Madhya Pradesh
Bastī, Uttar Pradesh
Bathinda, Punjab
Batāla, Punjab
Bawāna, Delhi
Beed, Maharashtra
Begampur, Delhi
Begusarai, Bihar
Bela, Uttar Pradesh
Belagavi, Karnataka
Bellampalli, Telangana
Belpahar, Odisha
Bengaluru, Karnataka
Benipur, Bihar
Betamcherla, Andhra Pradesh
Bettiah, Bihar
Betūl, Madhya Pradesh
Beypore, Kerala
Beāwar, Rajasthan
Bhabhua, Bihar
Bhachāu, Gujarat
Bhadohi, Uttar Pradesh
Bhadrak, Odisha
Bhadravati, Maharashtra
Bhadreswar, West Bengal
Bhadrāchalam, Telangana
Bhadrāvati, Karnataka
Bhaisa, Telangana
Bhandāra, Maharashtra
Bharatpur, Rajasthan
Bharthana, Uttar Pradesh
Bharūch, Gujarat
Bhavnagar, Gujarat
Bhavāni, Tamil Nadu
Bhawāni Mandi, Madhya Pradesh
Bhawānipatna, Odisha
Bhayandar, Maharashtra
Bhetia, Jharkhand
Bhilai Charoda, Chhattisgarh
Bhilai, Chhattisgarh
Bhilwara, Rajasthan
Bhimavaram, Andhra Pradesh
Bhind, Madhya Pradesh
Bhiwadi, Rajasthan
Bhiwandi, Maharashtra
Bhiwāni, Haryana
Bhongīr, Telangana
Bhopal, Madhya Pradesh
Bhubaneswar, Odisha
Bhuj, Gujarat
Bhupalpally, Telangana
Bhusawal, Maharashtra
Bhādra, Rajasthan
Bhāgalpur, Bihar
Bhālki, Karnataka
Bhālswa Jahangirpur, Delhi
Bhātpāra, West Bengal
Bhātāpāra, Chhattisgarh
Bhīmunipatnam, Andhra Pradesh
Bhīnmāl, Rajasthan
Biaora, Madhya Pradesh
Bidar, Karnataka
Bihtā, Bihar
Bihār Sharīf, Bihar
Bihāt, Bihar
Bijnor, Uttar Pradesh
Bikaner, Rajasthan
Bikramganj, Bihar
Bilimora, Gujarat
Bilāra, Rajasthan
Bilāspur, Chhattisgarh
Birgaon, Chhattisgarh
Bishnupur, West Bengal
Bishrāmpur, Jharkhand
Biswān, Uttar Pradesh
Bobbili, Andhra Pradesh
Bodhan, Telangana
Bodināyakkanūr, Tamil Nadu
Bodupāl, Telangana
Bokāro, Jharkhand
Bolpur, West Bengal
Bongaigaon, Assam
Borivli, Maharashtra
Borsad, Gujarat
Botad, Gujarat
Boyampālaiyam, Tamil Nadu
Brahmapur, Odisha
Brajarajnagar, Odisha
Budaun, Uttar Pradesh
Budge Budge, West Bengal
Bulandshahr, Uttar Pradesh
Buldāna, Maharashtra
Burhānpur, Madhya Pradesh
Burla, Odisha
Burāri, Delhi
Buxar, Bihar
Byasanagar, Odisha
Bāghpat, Uttar Pradesh
Bāli, West Bengal
Bālurghāt, West Bengal
Bālāghāt, Madhya Pradesh
Bālāpur, Maharashtra
Bānda, Uttar Pradesh
Bāndīkūi, Rajasthan
Bāngarda Chhota, Madhya Pradesh
Bānka, Bihar
Bānkura, West Bengal
Bānsbāria, West Bengal
Bānsi, Uttar Pradesh
Bānswāra, Rajasthan
Bāola, Gujarat
Bāpatla, Andhra Pradesh
Bāprola, Delhi
Bāramūla, Jammu and Kashmir
Bārdoli, Gujarat
Bārh, Bihar
Bāri, Rajasthan
Bārmer, Rajasthan
Bāruni, Bihar
Bārākpur, West Bengal
Bārāmati, Maharashtra
Bārān, Rajasthan
Bārāsat, West Bengal
Bīlāspur, Uttar Pradesh
Bīna, Madhya Pradesh
Bīsalpur, Uttar Pradesh
Būndi, Rajasthan
Canning, West Bengal
Chaklāsi, Gujarat
Chakradharpur, Jharkhand
Chalisgaon, Maharashtra
Challakere, Karnataka
Chamrajnagar, Karnataka
Chandannagar, West Bengal
Chandigarh, Chandigarh
Chanduasi, Uttar Pradesh
Changanācheri, Kerala
Channapatna, Karnataka
Channarāyapatna, Karnataka
Charkhi Dādri, Haryana
Chas, Jharkhand
Chatrā, Jharkhand
Chaumu, Rajasthan
Chavara, Kerala
Chengalpattu, Tamil Nadu
Chennai, Tamil Nadu
Cherthala, Kerala
Cheruvannur, Kerala
Chhatarpur, Delhi
Chhatarpur, Madhya Pradesh
Chhaya, Gujarat
Chhibrāmau, Uttar Pradesh
Chhindwāra, Madhya Pradesh
Chidambaram, Tamil Nadu
Chidawa, Rajasthan
Chik Ballāpur, Karnataka
Chikhli, Maharashtra
Chikmagalūr, Karnataka
Chilakalūrupet, Andhra Pradesh
Chilla Soroda Bāngar, Delhi
Chinnachowk, Andhra Pradesh
Chinnamanūr, Tamil Nadu
Chintamani, Karnataka
Chiplūn, Maharashtra
Chirakkal, Kerala
Chirkunda, Jharkhand
Chirmiri, Chhattisgarh
Chitradurga, Karnataka
Chittaranjan, West Bengal
Chittoor, Andhra Pradesh
Chittorgarh, Rajasthan
Choornikkara, Kerala
Chopda, Maharashtra
Choudwar, Odisha
Churāchāndpur, Manipur
Chākan, Maharashtra
Chāmpa, Chhattisgarh
Chānda, Maharashtra
Chāndpur, Uttar Pradesh
Chāpra, Bihar
Chāībāsa, Jharkhand
Chīka, Haryana
Chīrāla, Andhra Pradesh
Chūru, Rajasthan
Closepet, Karnataka
Coimbatore, Tamil Nadu
Contai, West Bengal
Coonoor, Tamil Nadu
Cuddalore, Tamil Nadu
Cumbum, Tamil Nadu
Cuttack, Odisha
Dabhel, Dadra and Nagar Haveli and Daman and Diu
Dabhoi, Gujarat
Dabra, Madhya Pradesh
Dabwāli, Haryana
Dahegām, Gujarat
Dalli Rājhara, Chhattisgarh
Dalūpura, Delhi
Dam Dam, West Bengal
Daman, Dadra and Nagar Haveli and Daman and Diu
Damoh, Madhya Pradesh
Dandeli, Karnataka
Darbhanga, Bihar
Datia, Madhya Pradesh
Daudnagar, Bihar
Daund, Maharashtra
Dausa, Rajasthan
Davangere, Karnataka
Deesa, Gujarat
Deglur, Maharashtra
Dehradun, Uttarakhand
Dehu Road, Maharashtra
Delhi Cantonment, Delhi
Delhi, Delhi
Deoband, Uttar Pradesh
Deoghar, Jharkhand
Deoli, Delhi
Deolāli, Maharashtra
Deoria, Uttar Pradesh
Devakottai, Tamil Nadu
Dewas, Madhya Pradesh
Dhamtari, Chhattisgarh
Dhanbad, Jharkhand
Dhanpuri, Madhya Pradesh
Dharapuram, Tamil Nadu
Dharashiv, Maharashtra
Dharmanagar, Tripura
Dharmapuri, Tamil Nadu
Dharmavaram, Andhra Pradesh
Dhaulpur, Rajasthan
Dhenkānāl, Odisha
Dholka, Gujarat
Dhone, Andhra Pradesh
Dhoraji, Gujarat
Dhrāngadhra, Gujarat
Dhubri, Assam
Dhule, Maharashtra
Dhuliān, West Bengal
Dhupgāri, West Bengal
Dhāka, Bihar
Dhāmpur, Uttar Pradesh
Dhār, Madhya Pradesh
Dhārāvi, Maharashtra
Dhūri, Punjab
Diamond Harbour, West Bengal
Dibrugarh, Assam
Diglipur, Andaman and Nicobar Islands
Digras, Maharashtra
Dimāpur, Nagaland
Dinapore, Bihar
Dinapur Nizamat, Bihar
Dindigul, Tamil Nadu
Diphu, Assam
Doddaballapura, Karnataka
Dohad, Gujarat
Dombivali, Maharashtra
Dondaicha, Maharashtra
Dowleswaram, Andhra Pradesh
Dumka, Jharkhand
Dumraon, Bihar
Durg, Chhattisgarh
Durgapur, West Bengal
Dwārka, Gujarat
Dyāne, Maharashtra
Dādri, Uttar Pradesh
Dāhānu, Maharashtra
Dārjiling, West Bengal
Dīdwāna, Rajasthan
Dīg, Rajasthan
Dīnhāta, West Bengal
Dūngarpur, Rajasthan
Edattala, Kerala
Electronic City Phase I, Karnataka
Eluru, Andhra Pradesh
Emmiganūr, Andhra Pradesh
Erode, Tamil Nadu
Etah, Uttar Pradesh
Ettumānūr, Kerala
Etāwa, Madhya Pradesh
Etāwah, Uttar Pradesh
Faridabad, Haryana
Farrukhnagar, Telangana
Farrukhābād, Uttar Pradesh
Farīdkot, Punjab
Farīdpur, Uttar Pradesh
Fatehpur, Rajasthan
Fatehpur, Uttar Pradesh
Fatehābād, Haryana
Fatwa, Bihar
Fazilka, Punjab
Firozpur, Punjab
Forbesganj, Bihar
Fyzābād, Uttar Pradesh
Fīrozābād, Uttar Pradesh
Gadag, Karnataka
Gadag-Betageri, Karnataka
Gaddi Annaram, Telangana
Gadwāl, Telangana
Gajraula, Uttar Pradesh
Gajuwaka, Andhra Pradesh
Gandhinagar, Gujarat
Gangavati, Karnataka
Gangoh, Uttar Pradesh
Gangtok, Sikkim
Gangākher, Maharashtra
Gangāpur, Rajasthan
Gangārāmpur, West Bengal
Ganj Dundwāra, Uttar Pradesh
Garhchiroli, Maharashtra
Garhwa, Jharkhand
Gaya, Bihar
Gharroli, Delhi
Ghazīpur, Uttar Pradesh
Ghosī, Uttar Pradesh
Ghātampur, Uttar Pradesh
Ghātsīla, Jharkhand
Ghātāl, West Bengal
Ghāziābād, Uttar Pradesh
Giddarbāha, Punjab
Giridih, Jharkhand
Gobichettipalayam, Tamil Nadu
Gobindgarh, Punjab
Gobārdānga, West Bengal
Godda, Jharkhand
Godhra, Gujarat
Gohad, Madhya Pradesh
Gohāna, Haryana
Gokak, Karnataka
Gokalpur, Delhi
Gola Gokarannāth, Uttar Pradesh
Golāghāt, Assam
Gondal, Gujarat
Gondiā, Maharashtra
Gondā City, Uttar Pradesh
Gooty, Andhra Pradesh
Gopālganj, Bihar
Gorakhpur, Haryana
Gorakhpur, Uttar Pradesh
Goyerkāta, West Bengal
Goālpāra, Assam
Greater Noida, Uttar Pradesh
Gudalur, Tamil Nadu
Gudivāda, Andhra Pradesh
Gudiyatham, Tamil Nadu
Gulāothi, Uttar Pradesh
Gumia, Jharkhand
Gumlā, Jharkhand
Guna, Madhya Pradesh
Gundupālaiyam, Puducherry
Guntakal, Andhra Pradesh
Guntur, Andhra Pradesh
Gurdaspur, Punjab
Gursahāiganj, Uttar Pradesh
Gurugram, Haryana
Guwahati, Assam
Gwalior, Madhya Pradesh
Gyānpur, Uttar Pradesh
Gādarwāra, Madhya Pradesh
Gāndhīdhām, Gujarat
Gūduvāncheri, Tamil Nadu
Gūdūr, Andhra Pradesh
Haldia, West Bengal
Haldwani, Uttarakhand
Hanumāngarh, Rajasthan
Harda, Madhya Pradesh
Hardoī, Uttar Pradesh
Haridwar, Uttarakhand
Harihar, Karnataka
Harpanahalli, Karnataka
Hasanpur, Uttar Pradesh
Hashtsāl, Delhi
Hassan, Karnataka
Hazāribāgh, Jharkhand
Hilsa, Bihar
Himatnagar, Gujarat
Hindaun, Rajasthan
Hindupur, Andhra Pradesh
Hinganghāt, Maharashtra
Hingoli, Maharashtra
Hiriyūr, Karnataka
Hisar, Haryana
Hodal, Haryana
Homnābād, Karnataka
Hosapete, Karnataka
Hoshiārpur, Punjab
Hoskote, Karnataka
Hosūr, Tamil Nadu
Howrah, West Bengal
Hubballi, Karnataka
Hugli, West Bengal
Hunsūr, Karnataka
Hyderabad, Telangana
Hābra, West Bengal
Hāflong, Assam
Hājīpur, Bihar
Hālol, Gujarat
Hālīsahar, West Bengal
Hānsi, Haryana
Hāpur, Uttar Pradesh
Hāsimāra, West Bengal
Hāthras, Uttar Pradesh
Hāveri, Karnataka
Icchannūr, Kerala
Ichalkaranji, Maharashtra
Idaiyarpālaiyam, Tamil Nadu
Idappadi, Tamil Nadu
Idar, Gujarat
Ilkal, Karnataka
Imphal, Manipur
Indore, Madhya Pradesh
Islāmpur, West Bengal
Itanagar, Arunachal Pradesh
Itārsi, Madhya Pradesh
Jabalpur, Madhya Pradesh
Jagdalpur, Chhattisgarh
Jaggaiahpet, Andhra Pradesh
Jaggayyapeta, Andhra Pradesh
Jagraon, Punjab
Jagtiāl, Telangana
Jagādhri, Haryana
Jahāngīrābād, Uttar Pradesh
Jahānābād, Bihar
Jaigaon, West Bengal
Jaipur, Rajasthan
Jaisalmer, Rajasthan
Jaisingpur, Maharashtra
Jaitpur, Haryana
Jalandhar Cantonment, Punjab
Jalandhar, Punjab
Jalgaon, Maharashtra
Jalor, Rajasthan
Jalpāiguri, West Bengal
Jalālābād, Punjab
Jalārpet, Tamil Nadu
Jambusar, Gujarat
Jamkhandi, Karnataka
Jammalamadugu, Andhra Pradesh
Jammu, Jammu and Kashmir
Jamnagar, Gujarat
Jamshedpur, Jharkhand
Jamālpur, Bihar
Jamūī, Bihar
Jangaon, Telangana
Jangipur, West Bengal
Jaora, Madhya Pradesh
Jasdan, Gujarat
Jaspur, Uttarakhand
Jatani, Odisha
Jaunpur, Uttar Pradesh
Jawaharnagar, Telangana
Jetpur, Gujarat
Jeypore, Odisha
Jhajha, Bihar
Jhajjar, Haryana
Jharia, Jharkhand
Jharsuguda, Odisha
Jhumri Telaiya, Jharkhand
Jhunjhunūn, Rajasthan
Jhālāwār, Rajasthan
Jhānsi, Uttar Pradesh
Jhārgrām, West Bengal
Jintūr, Maharashtra
Joda, Odisha
Jodhpur, Gujarat
Jodhpur, Rajasthan
Jogbani, Bihar
Jora, Madhya Pradesh
Jorhat, Assam
Jugsālai, Jharkhand
Jāfarābād, Delhi
Jājmau, Uttar Pradesh
Jājpur, Odisha
Jālaun, Uttar Pradesh
Jālna, Maharashtra
Jāmner, Maharashtra
Jāmuria, West Bengal
Jīnd, Haryana
Jīwanpur, Uttar Pradesh
Jūnāgadh, Gujarat
Kadapa, Andhra Pradesh
Kadayanallur, Tamil Nadu
Kadi, Gujarat
Kadiri, Andhra Pradesh
Kadungalūr, Kerala
Kagaznāgār, Telangana
Kairāna, Uttar Pradesh
Kaithal, Haryana
Kakkodi, Kerala
Kalaburagi, Karnataka
Kalamassery, Kerala
Kallakkurichchi, Tamil Nadu
Kallakurichi, Tamil Nadu
Kalliyoor, Kerala
Kalol, Gujarat
Kalyani, West Bengal
Kalyān, Maharashtra
Kamal Pur Majra Burari, Delhi
Kampli, Karnataka
Kanakapura, Karnataka
Kanayannur, Kerala
Kanchipuram, Tamil Nadu
Kandukūr, Andhra Pradesh
Kanhangad, Kerala
Kannad, Maharashtra
Kannamangalam, Kerala
Kannauj, Uttar Pradesh
Kannur, Kerala
Kanpur Cantonment, Uttar Pradesh
Kanpur, Uttar Pradesh
Kanuru, Andhra Pradesh
Kapadvanj, Gujarat
Kapurthala Town, Punjab
Karauli, Rajasthan
Karnāl, Haryana
Karol Bāgh, Delhi
Karur, Tamil Nadu
Karwar, Karnataka
Karād, Maharashtra
Karāwalnagar, Delhi
Karīmganj, Assam
Karīmnagar, Telangana
Kashipur, Uttarakhand
Kathua, Jammu and Kashmir
Katihar, Bihar
Kavanur, Tamil Nadu
Kawardha, Chhattisgarh
Kayalpattinam, Tamil Nadu
Kayamkulam, Kerala
Kekri, Rajasthan
Kendrāparha, Odisha
Keonjhargarh, Odisha
Keshod, Gujarat
Khadki, Maharashtra
Khagaria, Bihar
Khagaul, Bihar
Khairābād, Uttar Pradesh
Khajoori Khas, Delhi
Khalīlābād, Uttar Pradesh
Khambhāliya, Gujarat
Khambhāt, Gujarat
Khammam, Telangana
Khanapuram Haveli, Telangana
Khandwa, Madhya Pradesh
Khanna, Punjab
Kharagpur, West Bengal
Kharakvasla, Maharashtra
Kharar, Punjab
Khardah, West Bengal
Kharghar, Maharashtra
Khargone, Madhya Pradesh
Khatauli, Uttar Pradesh
Khekra, Uttar Pradesh
Khopoli, Maharashtra
Khordha, Odisha
Khurai, Madhya Pradesh
Khurja, Uttar Pradesh
Khāmgaon, Maharashtra
Kirāri Sulemānnagar, Delhi
Kishanganj, Bihar
Kishangarh, Rajasthan
Kizhake Chālakudi, Kerala
Koch Bihār, West Bengal
Kochi, Kerala
Kodungallūr, Kerala
Kodur, Kerala
Kodār, Telangana
Kodīnar, Gujarat
Kohima, Nagaland
Kolar, Madhya Pradesh
Kolhāpur, Maharashtra
Kolkata, West Bengal
Kollam, Kerala
Kollegāl, Karnataka
Kolār, Karnataka
Komalapuram, Kerala
Konch, Uttar Pradesh
Konnagar, West Bengal
Kopali, Jharkhand
Kopargaon, Maharashtra
Koppal, Karnataka
Koraput, Odisha
Koratla, Telangana
Korba, Chhattisgarh
Kosi, Uttar Pradesh
Kot Kapūra, Punjab
Kota, Rajasthan
Kotamangalam, Kerala
Kotharia, Gujarat
Kotkapura, Punjab
Kotputli, Rajasthan
Kottagūdem, Telangana
Kottangara, Kerala
Kottayam, Kerala
Kottuvalli, Kerala
Kovilpatti, Tamil Nadu
Kovvūr, Andhra Pradesh
Koyilandy, Kerala
Kozhikode, Kerala
Krishnagiri, Tamil Nadu
Krishnanagar, West Bengal
Kuchāman, Rajasthan
Kudappanakkunnu, Kerala
Kukatpally, Telangana
Kulathummal, Kerala
Kulti, West Bengal
Kumarapalayam, Tamil Nadu
Kumbakonam, Tamil Nadu
Kumbalangy, Kerala
Kundla, Gujarat
Kuniyamuttūr, Tamil Nadu
Kunnamangalam, Kerala
Kunnamkulam, Kerala
Kurichchi, Tamil Nadu
Kurinjippādi, Tamil Nadu
Kurnool, Andhra Pradesh
Kurseong, West Bengal
Kushinagar, Uttar Pradesh
Kyathampalle, Telangana
Kākināda, Andhra Pradesh
Kālappatti, Tamil Nadu
Kālimpong, West Bengal
Kāliyāganj, West Bengal
Kālna, West Bengal
Kālpi, Uttar Pradesh
Kāmthi, Maharashtra
Kāmāreddi, Telangana
Kāmārhāti, West Bengal
Kānchrāpāra, West Bengal
Kāndhla, Uttar Pradesh
Kāndi, West Bengal
Kānūru, Andhra Pradesh
Kāpas Herd, Delhi
Kāraikkudi, Tamil Nadu
Kāraikāl, Puducherry
Kārakkād, Kerala
Kāranja, Maharashtra
Kāro, Jharkhand
Kāsaragod, Kerala
Kāsganj, Uttar Pradesh
Kāsipālaiyam, Tamil Nadu
Kāsībugga, Andhra Pradesh
Kātol, Maharashtra
Kātoya, West Bengal
Kātpādi, Tamil Nadu
Kātrās, Jharkhand
Kāttipparutti, Kerala
Kāvali, Andhra Pradesh
Kīratpur, Uttar Pradesh
Kōttakkal, Kerala
Lakhīmpur, Uttar Pradesh
Lakkanahalli, Tamil Nadu
Lal Bahadur Nagar, Telangana
Lalitpur, Uttar Pradesh
Latur, Maharashtra
Laxmangarh, Rajasthan
Libāspur, Delhi
Limbdi, Gujarat
Lohārdagā, Jharkhand
Lonavla, Maharashtra
Loni, Uttar Pradesh
Luckeesarai, Bihar
Lucknow, Uttar Pradesh
Ludhiana, Punjab
Lunglei, Mizoram
Lādnūn, Rajasthan
Lāharpur, Uttar Pradesh
Machilīpatnam, Andhra Pradesh
Madanapalle, Andhra Pradesh
Madgaon, Goa
Madhavaram, Tamil Nadu
Madhepura, Bihar
Madhubani, Bihar
Madhupur, Jharkhand
Madhurampur Dehri, Bihar
Madhyamgram, West Bengal
Madurai, Tamil Nadu
Maduravoyal, Tamil Nadu
Mahbūbnagar, Telangana
Mahbūbābād, Telangana
Maheshtala, West Bengal
Mahesāna, Gujarat
Mahmudābād, Uttar Pradesh
Mahnar Bazar, Bihar
Mahobā, Uttar Pradesh
Mahuva, Gujarat
Mahāsamund, Chhattisgarh
Mahē, Kerala
Maihar, Madhya Pradesh
Mainpuri, Uttar Pradesh
Majalgaon, Maharashtra
Makrāna, Rajasthan
Malappuram, Kerala
Malda, West Bengal
Malegaon, Maharashtra
Malkajgiri, Telangana
Malkāpur, Maharashtra
Malout, Punjab
Manakunnam, Kerala
Manapparai, Tamil Nadu
Mancherial, Telangana
Mandamarri, Telangana
Mandapeta, Andhra Pradesh
Mandi Dabwāli, Haryana
Mandideep, Madhya Pradesh
Mandlā, Madhya Pradesh
Mandoli, Delhi
Mandsaur, Madhya Pradesh
Mandya, Karnataka
Maner, Bihar
Mangalagiri, Andhra Pradesh
Mangaluru, Karnataka
Manglaur, Uttarakhand
Mango, Jharkhand
Manjeri, Kerala
Manmād, Maharashtra
Mannargudi, Tamil Nadu
Mannārakkāt, Kerala
Mappilaiurani, Tamil Nadu
Mapusa, Goa
Maradu, Kerala
Maraimalainagar, Tamil Nadu
Masaurhi Buzurg, Bihar
Mathura, Uttar Pradesh
Mattanur, Kerala
Mau, Uttar Pradesh
Mawlai-Mawïong, Meghalaya
Mawāna, Uttar Pradesh
Mayiladuthurai, Tamil Nadu
Mayyanād, Kerala
Medak, Telangana
Meddappakkam, Tamil Nadu
Medininagar, Jharkhand
Medinīpur, West Bengal
Meerut, Uttar Pradesh
Mehkar, Maharashtra
Melmadai, Tamil Nadu
Melur, Tamil Nadu
Memāri, West Bengal
Merta, Rajasthan
Metpalle, Telangana
Mettupalayam, Tamil Nadu
Mettur, Tamil Nadu
Mhow, Madhya Pradesh
Milavittan, Tamil Nadu
Miryalaguda, Telangana
Mirzāpur, Uttar Pradesh
Modāsa, Gujarat
Moga, Punjab
Mohali, Punjab
Mokameh, Bihar
Molārband, Delhi
Moonniyur, Kerala
Morena, Madhya Pradesh
Mormugao, Goa
Morvi, Gujarat
Morādābād, Uttar Pradesh
Morār, Madhya Pradesh
Mothīhāri, Bihar
Mubarakpur, Uttar Pradesh
Mudhol, Karnataka
Mukandpur, Delhi
Muktsar, Punjab
Mulbāgal, Karnataka
Mulugu, Telangana
Mumbai, Maharashtra
Munger, Bihar
Munnar, Kerala
Murshidābād, West Bengal
Murtajāpur, Maharashtra
Murwāra, Madhya Pradesh
Murādnagar, Uttar Pradesh
Mustafābād, Delhi
Muzaffarnagar, Uttar Pradesh
Muzaffarpur, Bihar
Mysuru, Karnataka
Mācherla, Andhra Pradesh
Māler Kotla, Punjab
Mālūr, Karnataka
Māndvi, Gujarat
Māngrol, Gujarat
Mānsa, Punjab
Mānvi, Karnataka
Mārkāpur, Andhra Pradesh
Mīthepur, Delhi
Mūkondapalli, Tamil Nadu
Mūndka, Delhi
Nadiād, Gujarat
Nagaon, Assam
Nagapattinam, Tamil Nadu
Nagari, Andhra Pradesh
Nagda, Madhya Pradesh
Nagpur, Maharashtra
Nagīna, Uttar Pradesh
Naihāti, West Bengal
Nailā, Chhattisgarh
Naini Tāl, Uttarakhand
Najafgarh, Delhi
Najībābād, Uttar Pradesh
Naksalbāri, West Bengal
Nalgonda, Telangana
Nallūr, Tamil Nadu
Nanded, Maharashtra
Nandikotkūr, Andhra Pradesh
Nandurbar, Maharashtra
Nandyāl, Andhra Pradesh
Nangal, Punjab
Nani Daman, Dadra and Nagar Haveli and Daman and Diu
Nanjangūd, Karnataka
Nannambra, Kerala
Narasapur, Andhra Pradesh
Narasaraopet, Andhra Pradesh
Narela, Delhi
Narkatiāganj, Bihar
Narmadapuram, Madhya Pradesh
Narnaul, Haryana
Narsimhapur, Madhya Pradesh
Narwāna, Haryana
Nashik, Maharashtra
Nasīrābād, Rajasthan
Naugachhia, Bihar
Navadwīp, West Bengal
Navi Mumbai, Maharashtra
Navsari, Gujarat
Nawalgarh, Rajasthan
Nawanshahr, Punjab
Nawābganj, Uttar Pradesh
Nawāda, Bihar
Naya Gaon, Punjab
Nedumangād, Kerala
Neelankarai, Tamil Nadu
Nellikkuppam, Tamil Nadu
Nellore, Andhra Pradesh
Nerkunram, Tamil Nadu
Nerupperichchal, Tamil Nadu
New Delhi, Delhi
Neyveli, Tamil Nadu
Neyyāttinkara, Kerala
Nidadavole, Andhra Pradesh
Nihtaur, Uttar Pradesh
Nilambūr, Kerala
Nilithi, Delhi
Nimach, Rajasthan
Nipāni, Maharashtra
Nirmal, Telangana
Nithari, Delhi
Nizāmābād, Telangana
Nohar, Rajasthan
Noida, Uttar Pradesh
Nokha, Rajasthan
North Lakhimpur, Assam
Nowgong, Madhya Pradesh
Nowrangapur, Odisha
Nābha, Punjab
Nādāpuram, Kerala
Nāgaur, Rajasthan
Nāgercoil, Tamil Nadu
Nāmakkal, Tamil Nadu
Nāndūra, Maharashtra
Nāngloi Jāt, Delhi
Nānpāra, Uttar Pradesh
Nārāyanpet, Telangana
Nāthdwāra, Rajasthan
Nāyudupet, Andhra Pradesh
Nīmbāhera, Rajasthan
Nūrpur, Uttar Pradesh
Nūzvīd, Andhra Pradesh
Obra, Uttar Pradesh
Okha, Gujarat
Olavanna, Kerala
Ongole, Andhra Pradesh
Ooty, Tamil Nadu
Orai, Uttar Pradesh
Othukkungal, Kerala
Ottapalam, Kerala
Ozar, Maharashtra
Padra, Gujarat
Padrauna, Uttar Pradesh
Paithan, Maharashtra
Pakur, Jharkhand
Palakkad, Kerala
Palakollu, Andhra Pradesh
Palani, Tamil Nadu
Palladam, Tamil Nadu
Pallichal, Kerala
Pallikal, Kerala
Pallikaranai, Tamil Nadu
Pallipalayam, Tamil Nadu
Pallāvaram, Tamil Nadu
Palmaner, Andhra Pradesh
Palwal, Haryana
Palwancha, Telangana
Palāsa, Andhra Pradesh
Pammal, Tamil Nadu
Panachikkad, Kerala
Panchkula, Haryana
Pandharpur, Maharashtra
Pandit Deen Dayal Upadhyaya Nagar, Uttar Pradesh
Panipat Taraf Ansar, Haryana
Panipat Taraf Makhdum Zadgan, Haryana
Panipat, Haryana
Panjim, Goa
Panna, Madhya Pradesh
Panruti, Tamil Nadu
Panvel, Maharashtra
Paralakhemundi, Odisha
Paramagudi, Tamil Nadu
Paravūr Tekkumbhāgam, Kerala
Parbhani, Maharashtra
Parli Vaijnāth, Maharashtra
Parādīp Garh, Odisha
Parāsia, Madhya Pradesh
Patancheru, Telangana
Pathānkot, Punjab
Patiāla, Punjab
Patna, Bihar
Patti, Punjab
Pattukkottai, Tamil Nadu
Payyanur, Kerala
Peddapalli, Telangana
Peddāpuram, Andhra Pradesh
Pehowa, Haryana
Perambalur, Tamil Nadu
Peranāmpattu, Tamil Nadu
Peringathur, Kerala
Perintalmanna, Kerala
Periya Semūr, Tamil Nadu
Periyakulam, Tamil Nadu
Perumbaikad, Kerala
Perungudi, Tamil Nadu
Petlād, Gujarat
Phagwāra, Punjab
Phalodi, Rajasthan
Phaltan, Maharashtra
Phulwari Sharif, Bihar
Phusro, Jharkhand
Pidugurālla, Andhra Pradesh
Pilkhua, Uttar Pradesh
Pimpri, Maharashtra
Pimpri-Chinchwad, Maharashtra
Pipariā, Madhya Pradesh
Pirāyiri, Kerala
Pithampur, Madhya Pradesh
Pithorāgarh, Uttarakhand
Pithāpuram, Andhra Pradesh
Polavaram, Andhra Pradesh
Pollachi, Tamil Nadu
Ponnur, Andhra Pradesh
Ponnāni, Kerala
Ponnūru, Andhra Pradesh
Poonamalle, Tamil Nadu
Porbandar, Gujarat
Porsa, Madhya Pradesh
Port Blair, Andaman and Nicobar Islands
Porur, Tamil Nadu
Pratāpgarh, Rajasthan
Prayagraj, Uttar Pradesh
Proddatūr, Andhra Pradesh
Puducherry, Puducherry
Pudukkottai, Tamil Nadu
Pul Pehlad, Delhi
Pulivendla, Andhra Pradesh
Puliyankudi, Tamil Nadu
Punalūr, Kerala
Pune, Maharashtra
Punganūru, Andhra Pradesh
Punāsa, Madhya Pradesh
Puri, Odisha
Purnia, Bihar
Puruliya, West Bengal
Pusad, Maharashtra
Puttūr, Andhra Pradesh
Puttūr, Karnataka
Pāchora, Maharashtra
Pālanpur, Gujarat
Pālghar, Maharashtra
Pāli, Rajasthan
Pālitāna, Gujarat
Pāloncha, Telangana
Pāndhurnā, Madhya Pradesh
Pānihāti, West Bengal
Pārvatipuram, Andhra Pradesh
Pātan, Gujarat
Pāthardih, Jharkhand
Pīleru, Andhra Pradesh
Pīlibhīt, Uttar Pradesh
Pūranpur, Uttar Pradesh
Pūth Kalān, Delhi
Quthbullapur, Telangana
Rabkavi, Karnataka
Rabkavi-Banhatti, Karnataka
Raebareli, Uttar Pradesh
Raigarh, Chhattisgarh
Raipur, Chhattisgarh
Raisen, Madhya Pradesh
Rajamahendravaram, Andhra Pradesh
Rajapalayam, Tamil Nadu
Rajgangpur, Odisha
Rajpur Sonarpur, West Bengal
Rajpura, Punjab
Ramagundam, Telangana
Ramanathapuram, Tamil Nadu
Ramapuram, Tamil Nadu
Rameswaram, Tamil Nadu
Rampur Hat, West Bengal
Rampura Phul, Punjab
Ranchi, Jharkhand
Ranebennur, Karnataka
Rangat, Andaman and Nicobar Islands
Ranjangaon S, Maharashtra
Rasapūdipalem, Andhra Pradesh
Rasipuram, Tamil Nadu
Ratangarh, Rajasthan
Ratlām, Madhya Pradesh
Ratnagiri, Maharashtra
Raurkela Industrial Township, Odisha
Raxaul, Bihar
Rayachoti, Andhra Pradesh
Renukūt, Uttar Pradesh
Repalle, Andhra Pradesh
Revelganj, Bihar
Rewa, Madhya Pradesh
Rewāri, Haryana
Rishra, West Bengal
Rishīkesh, Uttarakhand
Robertsonpet, Karnataka
Roha, Maharashtra
Rohini, Delhi
Rohtak, Haryana
Roorkee, Uttarakhand
Ropar, Punjab
Roshanpura, Delhi
Rourkela, Odisha
Rudrapur, Uttarakhand
Rādhanpur, Gujarat
Rāghogarh, Madhya Pradesh
Rāhuri, Maharashtra
Rāichūr, Karnataka
Rāiganj, West Bengal
Rāj-Nāndgaon, Chhattisgarh
Rājgarh, Rajasthan
Rājgīr, Bihar
Rājkot, Gujarat
Rājsamand, Rajasthan
Rāmachandrapuram, Andhra Pradesh
Rāmganj Mandi, Rajasthan
Rāmgarh, Jharkhand
Rāmgundam, Telangana
Rāmnagar, Bihar
Rāmnagar, Uttar Pradesh
Rāmnagar, Uttarakhand
Rāmpur, Uttar Pradesh
Rāmpura, Punjab
Rāniganj, Telangana
Rānipet, Tamil Nadu
Rānāghāt, West Bengal
Rānāvāv, Gujarat
Rānīganj, West Bengal
Rāth, Uttar Pradesh
Rāyadrug, Andhra Pradesh
Rāyagada, Odisha
Rāzampeta, Andhra Pradesh
Rāzām, Andhra Pradesh
Sabalgarh, Madhya Pradesh
Sadasivpet, Telangana
Sagauli, Bihar
Saharsa, Bihar
Sahaswān, Uttar Pradesh
Sahāranpur, Uttar Pradesh
Saint Thomas Mount, Tamil Nadu
Sainthia, West Bengal
Salem, Tamil Nadu
Sambalpur, Odisha
Sambhal, Uttar Pradesh
Samālkha, Haryana
Samāna, Punjab
Samāstipur, Bihar
Sandīla, Uttar Pradesh
Sangamner, Maharashtra
Sangrūr, Punjab
Sangāreddi, Telangana
Sankarankovil, Tamil Nadu
Sanāwad, Madhya Pradesh
Sardhana, Uttar Pradesh
Sardārshahr, Rajasthan
Sasarām, Bihar
Satara, Maharashtra
Sathupalli, Telangana
Satna, Madhya Pradesh
Sattenapalle, Andhra Pradesh
Saugor, Madhya Pradesh
Saunda, Jharkhand
Saundatti, Karnataka
Savanūr, Karnataka
Savarkundla, Gujarat
Sawai Madhopur, Rajasthan
Secunderabad, Telangana
Sedam, Karnataka
Sehore, Madhya Pradesh
Selu, Maharashtra
Sendhwa, Madhya Pradesh
Seohāra, Uttar Pradesh
Seoni, Madhya Pradesh
Serilingampalle, Telangana
Shahdol, Madhya Pradesh
Shahuwadi, Maharashtra
Shegaon, Maharashtra
Sheikhpura, Bihar
Shella, Meghalaya
Sheopur, Madhya Pradesh
Sherghāti, Bihar
Sherkot, Uttar Pradesh
Shertallai, Kerala
Shikohābād, Uttar Pradesh
Shillong, Meghalaya
Shimla, Himachal Pradesh
Shirpur, Maharashtra
Shivaji Nagar, Maharashtra
Shivamogga, Karnataka
Shivpuri, Madhya Pradesh
Sholapur, Maharashtra
Shorāpur, Karnataka
Shrirampur, Maharashtra
Shrīrāmpur, West Bengal
Shujālpur, Madhya Pradesh
Shyamnagar, West Bengal
Shāhjānpur, Uttar Pradesh
Shāhpur, Karnataka
Shāhābād, Haryana
Shāhābād, Karnataka
Shāhābād, Uttar Pradesh
Shāhāda, Maharashtra
Shājāpur, Madhya Pradesh
Shāmli, Uttar Pradesh
Shāntipur, West Bengal
Shōranūr, Kerala
Sibsāgar, Assam
Siddhapur, Gujarat
Siddipet, Telangana
Sidhi, Madhya Pradesh
Sidlaghatta, Karnataka
Sihor, Gujarat
Sihorā, Madhya Pradesh
Sikandarābād, Uttar Pradesh
Sikandra Rao, Uttar Pradesh
Silchar, Assam
Siliguri, West Bengal
Sillod, Maharashtra
Silvassa, Dadra and Nagar Haveli and Daman and Diu
Simdega, Jharkhand
Sindhnūr, Karnataka
Singrauli, Madhya Pradesh
Sinnar, Maharashtra
Sirhind, Punjab
Sirohi, Rajasthan
Sironj, Madhya Pradesh
Sirsa, Haryana
Sirsi, Karnataka
Sirsilla, Telangana
Siruguppa, Karnataka
Siuri, West Bengal
Sivaganga, Tamil Nadu
Sivakasi, Tamil Nadu
Siwān, Bihar
Sojat, Rajasthan
Solan, Himachal Pradesh
Sonīpat, Haryana
Sopur, Jammu and Kashmir
Soyībug, Jammu and Kashmir
Sri Dūngargarh, Rajasthan
Sri Ganganagar, Rajasthan
Srikakulam, Andhra Pradesh
Srikalahasti, Andhra Pradesh
Srinagar, Jammu and Kashmir
Srivilliputhur, Tamil Nadu
Sultan Pur Majra, Delhi
Sultānganj, Bihar
Sultānpur, Uttar Pradesh
Sumerpur, Rajasthan
Sunabeda, Odisha
Sundergarh, Odisha
Sunām, Punjab
Supaul, Bihar
Surat, Gujarat
Suratgarh, Rajasthan
Surendranagar, Gujarat
Suriāpet, Telangana
Sādatpur Gujran, Delhi
Sāgar, Karnataka
Sāhibganj, Jharkhand
Sāhibābād Daulotpur, Delhi
Sālūr, Andhra Pradesh
Sāmalkot, Andhra Pradesh
Sānand, Gujarat
Sāngli, Maharashtra
Sārni, Madhya Pradesh
Sīkar, Rajasthan
Sīra, Karnataka
Sītāmarhi, Bihar
Sītāpur, Uttar Pradesh
Sūjāngarh, Rajasthan
Sūrampatti, Tamil Nadu
Tadepalligudem, Andhra Pradesh
Tadpatri, Andhra Pradesh
Taj Pul, Delhi
Talegaon Dābhāde, Maharashtra
Taliparamba, Kerala
Tambaram, Tamil Nadu
Tamlūk, West Bengal
Tandur, Telangana
Tanuku, Andhra Pradesh
Tarn Taran, Punjab
Teghra, Bihar
Tellicherry, Kerala
Teni, Tamil Nadu
Tennala, Kerala
Tezpur, Assam
Thakurdwara, Uttar Pradesh
Thanjavur, Tamil Nadu
Thenali, Andhra Pradesh
Thenkasi, Tamil Nadu
Thiruthani, Tamil Nadu
Thiruvananthapuram, Kerala
Thiruvarur, Tamil Nadu
Thodupuzha, Kerala
Thoothukudi, Tamil Nadu
Thottada, Kerala
Thoubāl, Manipur
Thrissur, Kerala
Thān, Gujarat
Thāne, Maharashtra
Thānesar, Haryana
Tighri, Delhi
Tilhar, Uttar Pradesh
Tindivanam, Tamil Nadu
Tinsukia, Assam
Tiptūr, Karnataka
Tirkadavūr, Kerala
Tiruchengode, Tamil Nadu
Tiruchirappalli, Tamil Nadu
Tirumangalam, Tamil Nadu
Tirunelveli, Tamil Nadu
Tirupati, Andhra Pradesh
Tirupattur, Tamil Nadu
Tirupparangunram, Tamil Nadu
Tiruppur, Tamil Nadu
Tirur, Kerala
Tiruttangal, Tamil Nadu
Tiruvalla, Kerala
Tiruvallur, Tamil Nadu
Tiruvannamalai, Tamil Nadu
Tiruvottiyūr, Tamil Nadu
Tirūrangādi, Kerala
Titāgarh, West Bengal
Tohāna, Haryana
Tondalam, Tamil Nadu
Tonk, Rajasthan
Trikonavattam, Kerala
Triprangod, Kerala
Tripunittura, Kerala
Tumkūr, Karnataka
Tumsar, Maharashtra
Tuni, Andhra Pradesh
Tura, Meghalaya
Tuvāgudi, Tamil Nadu
Tādepalle, Andhra Pradesh
Tāki, West Bengal
Tālcher, Odisha
Tānda, Uttar Pradesh
Tāndoni, Tamil Nadu
Tāndā, Uttar Pradesh
Tānālūr, Kerala
Tīkamgarh, Madhya Pradesh
Tūndla, Uttar Pradesh
Udaipur, Rajasthan
Udgīr, Maharashtra
Udhampur, Jammu and Kashmir
Udumalaippettai, Tamil Nadu
Udupi, Karnataka
Ujhāni, Uttar Pradesh
Ujjain, Madhya Pradesh
Ulhasnagar, Maharashtra
Ullagaram, Tamil Nadu
Ullal, Karnataka
Uluberiya, West Bengal
Umarkhed, Maharashtra
Umred, Maharashtra
Una, Gujarat
Unjha, Gujarat
Unnāo, Uttar Pradesh
Upleta, Gujarat
Uppal Kalan, Telangana
Urun-Islāmpur, Maharashtra
Vadavalli, Tamil Nadu
Vadgaon, Maharashtra
Vadodara, Gujarat
Vaijāpur, Maharashtra
Valasaravakkam, Tamil Nadu
Valparai, Tamil Nadu
Valsād, Gujarat
Vaniyambadi, Tamil Nadu
Vapi, Gujarat
Varanasi, Uttar Pradesh
Varangaon, Maharashtra
Varkala, Kerala
Vasco da Gama, Goa
Vattiyūrkāvu, Kerala
Vazhakkala, Kerala
Vejalpur, Gujarat
Velampālaiyam, Tamil Nadu
Vellakkovil, Tamil Nadu
Vellore, Tamil Nadu
Vengara, Kerala
Venkatagiri, Andhra Pradesh
Verāval, Gujarat
Vidisha, Madhya Pradesh
Vijalpor, Gujarat
Vijayapura, Karnataka
Vijayawada, Andhra Pradesh
Vikramasingapuram, Tamil Nadu
Vikārābād, Telangana
Villupuram, Tamil Nadu
Vinukonda, Andhra Pradesh
Viramgām, Gujarat
Virudhachalam, Tamil Nadu
Virudunagar, Tamil Nadu
Virār, Maharashtra
Visakhapatnam, Andhra Pradesh
Vishāram, Tamil Nadu
Visnagar, Gujarat
Vite, Maharashtra
Vizianagaram, Andhra Pradesh
Vriddhāchalam, Tamil Nadu
Vrindāvan, Uttar Pradesh
Vyāra, Gujarat
Vādāsinor, Gujarat
Vīrappanchathiram, Tamil Nadu
Vīrapāndi, Tamil Nadu
Vīrarāghavapuram, Tamil Nadu
Wadgaon Kolhati, Maharashtra
Walajapet, Tamil Nadu
Wani, Maharashtra
Wanparti, Telangana
Warangal, Telangana
Wardha, Maharashtra
Warora, Maharashtra
Warud, Maharashtra
Wokha, Nagaland
Wānkāner, Gujarat
Wāri, Maharashtra
Wāshīm, Maharashtra
Yadgir, Karnataka
Yamuna Nagar, Haryana
Yanam, Andhra Pradesh
Yavatmāl, Maharashtra
Yelahanka, Karnataka
Yellandu, Telangana
Yeola, Maharashtra
Zahirābād, Telangana
Zerakpur, Punjab
Ziauddin Pur, Delhi
Ābu Road, Rajasthan
Ādilābād, Telangana
Āmūr, Telangana
Ānaiyūr, Tamil Nadu
Ārvi, Maharashtra
Āsansol, West Bengal`;
